import type { Block, Source } from "../../src/core/contract.ts";
import { plainOf, readRuns } from "../../src/core/small-markdown.ts";
import { LIMITS } from "./limits.ts";
import type { Look } from "./look.ts";
import type { Piece } from "./pack.ts";
import { choiceButtons, openButton } from "./render-choices.ts";
import { list, paragraph, quote } from "./rich-text.ts";
import { table, tableAsText } from "./table.ts";

const title = (text: string): Piece[] => {
  const words = plainOf(readRuns(text)).trim();
  if (words.length > LIMITS.header || words === "") return paragraph(text, { bold: true });
  return [{ blocks: [{ type: "header", text: { type: "plain_text", text: words, emoji: false } }], text: words }];
};

const entry = ({ title, lines, choices, conversation }: Extract<Block, { type: "entry" }>, look: Look): Piece[] => {
  const link = conversation && look.links.get(conversation);
  const controls = choiceButtons(choices, look, conversation, link ? [openButton(link, look)] : []);
  const words = [...paragraph(title, { bold: true }), ...paragraph(lines.join("\n"))];
  return [...words, ...controls.map((control) => ({ blocks: [control], text: "" }))];
};

const sourceLine = ({ label, url, checked }: Source, look: Look): string => {
  const name = url ? `[${label}](${url})` : label;
  return checked ? look.words("slack.source", { name, checked }) : name;
};

/** One block of a reply as blocks of Slack, each within its limits. */
export const renderBlock = (block: Block, look: Look): Piece[] => {
  switch (block.type) {
    case "title":
      return title(block.text);
    case "text":
      return paragraph(block.text);
    case "steps":
      return list(block.items, "ordered");
    case "list":
      return list(block.items, "bullet");
    case "table":
      return (look.surface === "home" ? tableAsText : table)(block.columns, block.rows);
    case "note":
      return quote(block.text, block.tone === "info" ? "" : look.words(`slack.tone.${block.tone}`));
    case "entry":
      return entry(block, look);
    case "sources":
      return paragraph(
        `${look.words("slack.sources")} ${block.items.map((item) => sourceLine(item, look)).join("; ")}`,
      );
  }
};
