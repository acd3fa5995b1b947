import type { Block, Shown } from "./world.ts";

/** What a person sees of blocks, and what of it can be pressed. */

export interface Control {
  label: string;
  /** For options: the one of the element's options that has this label. */
  option?: { text: { text: string }; value: string };
  element: Block;
  block: Block;
  message?: Shown;
}

const unescaped = (text: string): string => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");

type Part = Block & { elements?: Part[]; text?: string; url?: string; style?: { bold?: boolean } | string };

const richLines = (parts: Part[]): string[] =>
  parts.flatMap((part) => {
    if (part.type !== "rich_text_list") return [inline(part)];
    const first = Number(part.offset ?? 0) + 1;
    return (part.elements ?? []).map(
      (item, at) => `${part.style === "ordered" ? `${first + at}.` : "•"} ${inline(item)}`,
    );
  });

const inline = (part: Part): string => (part.elements ?? [part]).map((run) => run.text ?? "").join("");

const textObject = (value: { type: string; text: string } | undefined): string =>
  value?.type === "mrkdwn" ? unescaped(value.text) : (value?.text ?? "");

const elementLabels = (element: Block): string[] =>
  element.options
    ? element.options.map((one: { text: { text: string } }) => one.text.text)
    : [element.text?.text ?? ""];

export const blockText = (block: Block): string => {
  if (block.type === "rich_text") return richLines(block.elements).join("\n");
  if (block.type === "context") return block.elements.map(textObject).join(" ");
  if (block.type === "table")
    return block.rows.map((row: { text: string }[]) => row.map((cell) => cell.text).join(" | ")).join("\n");
  if (block.type === "actions")
    return block.elements
      .flatMap(elementLabels)
      .map((label: string) => `[${label}]`)
      .join(" ");
  if (block.type === "input") return [textObject(block.label), textObject(block.hint)].join("\n");
  return textObject(block.text);
};

export const messageText = (message: Shown): string =>
  message.blocks.length > 0 ? message.blocks.map(blockText).join("\n") : unescaped(message.text);

const LIVE_MRKDWN =
  /<[!@#][^>]*>|<https?:[^>]*>|(?<![\w*])\*[^*\n]+\*(?![\w*])|(?<!\w)_[^_\n]+_(?!\w)|`[^`]+`|:[a-z_]+:/g;

const aliveRuns = (part: Part): string[] => {
  if (part.elements) return part.elements.flatMap(aliveRuns);
  if (part.type === "link") return [`link:${part.url}`];
  if (part.type !== "text") return [`ping:${part.type}`];
  return typeof part.style === "object" && part.style.bold ? [`bold:${part.text}`] : [];
};

const aliveText = (value: { type?: string; text?: string; emoji?: boolean } | undefined): string[] => {
  if (value?.type === "mrkdwn") return [...(value.text ?? "").matchAll(LIVE_MRKDWN)].map(([it]) => `mark-up:${it}`);
  return value?.type === "plain_text" && value.emoji !== false
    ? [...(value.text ?? "").matchAll(/:[a-z_]+:/g)].map(([it]) => `emoji:${it}`)
    : [];
};

/** What Slack brings to life in a message: bold words and links, and what must not be. */
export const aliveIn = (message: Shown): string[] => [
  ...[...message.text.matchAll(/<[!@#][^>]*>/g)].map(([it]) => `ping:${it}`),
  ...message.blocks.flatMap((block) => [
    ...(block.type === "rich_text" ? aliveRuns(block as Part) : (block.elements ?? []).flatMap(aliveText)),
    ...aliveText(block.text),
  ]),
];

const controlsOf = (element: Block, block: Block): Control[] => {
  if (element.options)
    return element.options.map((option: Control["option"]) => ({ label: option?.text.text, option, element, block }));
  return element.url || !element.text ? [] : [{ label: element.text.text, element, block }];
};

export const controlsIn = (blocks: Block[], message?: Shown): Control[] =>
  blocks
    .filter((block) => block.type === "actions")
    .flatMap((block) => block.elements.flatMap((element: Block) => controlsOf(element, block)))
    .map((control) => ({ ...control, ...(message ? { message } : {}) }));
