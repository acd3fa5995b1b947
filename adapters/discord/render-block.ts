import { ComponentType } from "discord.js";
import { ANY, type Block, type Choice, type OutgoingFile, type Source } from "../../src/core/contract.ts";
import { writeControl } from "./custom-id.ts";
import { MOST_BUTTONS, TEXT_ROOM } from "./limits.ts";
import type { Look } from "./look.ts";
import { literal, toDiscord, toPlain } from "./markdown.ts";
import { button, buttonRows, heading, lines, type Piece, paragraph, piece, selectRows } from "./pieces.ts";
import { refOf } from "./place.ts";

type Of<T extends Block["type"]> = Extract<Block, { type: T }>;

/** One block of a reply as components of Discord, each within its limits. */
export const renderBlock = (block: Block, look: Look): Piece[] => {
  switch (block.type) {
    case "title":
      return heading(block.text, "## ");
    case "text":
      return paragraph(block.text);
    case "steps":
      return listed(block.items, (at) => `${at + 1}. `);
    case "list":
      return listed(block.items, () => "- ");
    case "table":
      return table(block);
    case "note":
      return note(block, look);
    case "entry":
      return entry(block, look);
    case "sources":
      return paragraph(`${look.words("sources")} ${block.items.map((one) => source(one, look)).join("; ")}`, "-# ");
  }
};

const listed = (items: string[], mark: (at: number) => string): Piece[] =>
  lines(
    items.flatMap((item, at) => {
      const [first = "", ...more] = toDiscord(item, TEXT_ROOM);
      const indent = " ".repeat(mark(at).length);
      return [mark(at) + first.replaceAll("\n", `\n${indent}`), ...more];
    }),
  );

/** A row a bullet, "Code · Approved: 70551 · Billed: 70553": columns would not fit a phone. */
const table = ({ columns, rows }: Of<"table">): Piece[] => {
  const [first = "", ...others] = columns;
  const cells = (row: string[]) => others.map((column, at) => `${plain(column)}: ${plain(row[at + 1] || "–")}`);
  const head = [plain(first), ...others.map(plain)].join(" · ");
  const body = rows.map((row) => [plain(row[0] || "–"), ...cells(row)].join(" · "));
  return [...paragraph(head, "-# "), ...listed(body, () => "- ")];
};

/** A cell or line without formatting, as the small Markdown writes it. */
const plain = (text: string): string => toPlain(text).replace(/[\\*[\]]/g, "\\$&");

const note = ({ tone, text }: Of<"note">, look: Look): Piece[] =>
  paragraph(tone === "info" ? text : `**${look.words(`tone.${tone}`)}** ${text}`, "> ");

const entry = ({ title, lines: words, choices, conversation }: Of<"entry">, look: Look): Piece[] => {
  const about = [...heading(title, "### "), ...paragraph(words.map(plain).join("\n"))];
  return [...about, ...anytime(choices, look, { conversation, of: toPlain(title) })];
};

interface From {
  conversation?: string | undefined;
  /** What the choices are about, when they are many in one message and so are kept in a list. */
  of?: string;
}

/** What may be pressed at any time. */
export const anytime = (
  choices: Choice[],
  look: Look,
  { conversation = look.conversation, of }: From = {},
): Piece[] => {
  const customId = (value = "") =>
    writeControl({ kind: "any", ref: refOf(conversation), prompt: ANY, value }, look.next());
  if (choices.length > (of === undefined ? MOST_BUTTONS : 2))
    return selectRows(choices, customId, of === undefined ? look.words("pick") : look.words("pick_for", { name: of }));
  return buttonRows(choices.map(({ id, label, style }) => button(customId(id), label, style)));
};

/** A file has to be shown by a component, under a name that Discord leaves as it is. */
export const renderFile = (file: OutgoingFile): Piece => {
  const name = file.name.replace(/[^\w.-]/g, "_");
  return {
    components: [{ type: ComponentType.File, file: { url: `attachment://${name}` } }],
    files: [{ ...file, name }],
  };
};

const source = ({ label, url, checked }: Source, look: Look): string => {
  const name = url ? `[${label}](${url})` : label;
  return checked ? look.words("source", { name, checked: month(checked, look.locale) }) : name;
};

/** "November 2026" for `2026-11`. */
const month = (checked: string, locale = "en"): string =>
  new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${checked.slice(0, 7)}-01T00:00:00Z`),
  );

/** A line of the adapter's own, below what it belongs to. */
export const aside = (words: string): Piece[] => [
  piece({ type: ComponentType.TextDisplay, content: `-# ${literal(words)}` }),
];
