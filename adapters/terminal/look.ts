import { styleText } from "node:util";
import type { Bot } from "../../src/core/contract.ts";

/** How things look on this terminal. */
export interface Look {
  /** Characters in a line. */
  columns: number;
  colour: boolean;
  words(id: string, params?: Record<string, string | number>): string;
}

const NARROWEST = 20;
/** Longer lines are hard to read, and short ones are the same in every window. */
const WIDEST = 80;

export type Output = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

export const lookOf = (output: Output, words: Bot["words"], locale?: string): Look => ({
  columns: Math.max(NARROWEST, Math.min(WIDEST, output.columns || WIDEST)),
  colour: wantsColour(output),
  words: (id, params) => words(id, params, locale),
});

/** It is a terminal and not a dumb one; NO_COLOR and FORCE_COLOR have the last word. */
const wantsColour = (stream: Output): boolean => styleText("bold", "x", { stream, validateStream: true }) !== "x";

type Style = "bold" | "red" | "yellow";

export const styled = (styles: Style | Style[], text: string, { colour }: Look): string =>
  colour && text ? styleText(styles, text, { validateStream: false }) : text;
