import type { Ask, Block, Choice, Reply, Source } from "../../src/core/contract.ts";
import { entryChoices, isNumbered } from "./controls.ts";
import { type Look, styled } from "./look.ts";
import { plain, rich } from "./small-markdown.ts";
import { table } from "./table.ts";
import { bulleted, numbered, wrap } from "./wrap.ts";

/**
 * Replies as plain lines within the width, an empty line between parts. Of the question that `stood` already, a long
 * list of answers is not shown again below something else.
 */
export const renderReplies = (replies: Reply[], look: Look, stood?: Ask): string => {
  const number = counter();
  return replies
    .flatMap((reply) => [
      ...reply.blocks.map((block) => renderBlock(block, look, number)),
      ...(entryChoices([reply]).length > 0 ? [wrap(look.words("terminal.entry"), look)] : []),
      ...also(reply.choices ?? [], look),
      ...(reply.ask ? renderAsk(reply.ask, look, reply.ask.prompt === stood?.prompt && isCard(reply)) : []),
    ])
    .filter((part) => part !== "")
    .join("\n\n");
};

/** Buttons of entries are counted over all replies of a turn. */
const counter = (): (() => number) => {
  let count = 0;
  return () => ++count;
};

const renderBlock = (block: Block, look: Look, number: () => number): string => {
  switch (block.type) {
    case "title":
      return wrap(styled("bold", plain(block.text), look), look);
    case "text":
      return wrap(rich(block.text, look), look);
    case "steps":
      return numbered(
        block.items.map((item) => rich(item, look)),
        look,
      );
    case "list":
      return bulleted(
        block.items.map((item) => rich(item, look)),
        look,
      );
    case "table":
      return table(block.columns, block.rows, look);
    case "note":
      return note(block.tone, block.text, look);
    case "entry":
      return entry(block, look, number);
    case "sources":
      return [
        look.words("terminal.sources"),
        bulleted(
          block.items.map((item) => source(item, look)),
          look,
        ),
      ].join("\n");
  }
};

const COLOURS = { info: "bold", warning: ["bold", "yellow"], urgent: ["bold", "red"] } as const;

const note = (tone: keyof typeof COLOURS, text: string, look: Look): string => {
  const word = styled([...[COLOURS[tone]].flat()], look.words(`terminal.tone.${tone}`), look);
  return wrap(`${word} ${rich(text, look)}`, look);
};

const source = ({ label, url, checked }: Source, look: Look): string => {
  const name = plain(url ? `[${label}](${url})` : label);
  return checked ? look.words("terminal.source", { name, checked }) : name;
};

const entry = ({ title, lines, choices }: Extract<Block, { type: "entry" }>, look: Look, number: () => number) =>
  [
    wrap(styled("bold", plain(title), look), look),
    ...lines.map((line) => wrap(rich(line, look), look, "  ")),
    ...(choices.length > 0
      ? [
          wrap(
            listed(choices, (label) => `#${number()} ${label}`),
            look,
            "  ",
          ),
        ]
      : []),
  ].join("\n");

const also = (choices: Choice[], look: Look): string[] =>
  choices.length > 0 ? [wrap(`${look.words("terminal.also")} ${listed(choices)}`, look, "  ", "")] : [];

const listed = (choices: Choice[], mark = (label: string) => label): string =>
  choices.map(({ label }) => mark(plain(label))).join(" · ");

/** Bold helps to find a question, and hurts in one of many lines. */
const heading = (label: string, look: Look): string =>
  label.length > 2 * look.columns ? rich(label, look) : styled("bold", plain(label), look);

/** What has a title is a page that was asked for in between. */
const isCard = ({ blocks }: Reply): boolean => blocks.some(({ type }) => type === "title");

/** More answers than these are a page of their own. */
const MANY = 8;

/** A question: how far we are, what is asked, how to answer, and the answers with their numbers. */
const renderAsk = (ask: Ask, look: Look, again: boolean): string[] => {
  const { progress = "", label, hint = "", choices = [] } = ask;
  const labels = choices.map((choice) => plain(choice.label));
  const answers =
    again && labels.length > MANY ? wrap(look.words("terminal.same", { count: labels.length }), look) : "";
  return [
    [wrap(rich(progress, look), look), wrap(heading(label, look), look)].filter(Boolean).join("\n"),
    isNumbered(ask) ? answers || numbered(labels, look) : "",
    [hint && wrap(rich(hint, look), look), ask.kind === "many" ? wrap(look.words("terminal.many"), look) : ""]
      .filter(Boolean)
      .join("\n"),
    ask.kind === "form" ? wrap(look.words("terminal.form"), look) : "",
    ...(isNumbered(ask) ? [] : also(choices, look)),
  ];
};
