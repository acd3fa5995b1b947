import type { Block, Reply } from "../../src/core/contract.ts";

/** A reply as plain lines, for transcripts: what every platform shows in some form. */
export const plainReply = ({ blocks, choices = [], ask, files = [] }: Reply): string =>
  [
    ...blocks.flatMap(plainBlock),
    ...files.map(({ name }) => `[file ${name}]`),
    ...(choices.length > 0 ? [choices.map(({ label }) => `[${label}]`).join(" ")] : []),
    ...(ask ? [`? ${[ask.progress, ask.label].filter(Boolean).join(": ")}`, ...numbered(ask.choices ?? [])] : []),
  ].join("\n");

const numbered = (choices: { label: string }[]): string[] => choices.map(({ label }, at) => `${at + 1} ${label}`);

function plainBlock(block: Block): string[] {
  switch (block.type) {
    case "title":
      return [`# ${block.text}`];
    case "text":
      return block.text.split("\n");
    case "note":
      return [`(${block.tone}) ${block.text}`];
    case "steps":
      return block.items.map((item, at) => `${at + 1}. ${item}`);
    case "list":
      return block.items.map((item) => `- ${item}`);
    case "table":
      return [block.columns, ...block.rows].map((row) => `| ${row.join(" | ")} |`);
    case "entry":
      return [`= ${block.title}`, ...block.lines, block.choices.map(({ label, id }) => `[${label} ${id}]`).join(" ")];
    case "sources":
      return [`Sources: ${block.items.map(({ label }) => label).join("; ")}`];
  }
}
