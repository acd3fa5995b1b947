import { readRuns } from "../../src/core/small-markdown.ts";
import type { Look } from "./look.ts";
import { styled } from "./look.ts";

/** Control signs of a terminal, and those that turn the reading direction around; line breaks stay. */
const HARMFUL = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** No text can move the cursor, colour the screen or hide what it says. */
export const harmless = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/\t/g, "  ")
    .replace(HARMFUL, "");

/** The small Markdown of replies for a terminal: bold where it can be, a link as its label and address. */
export const rich = (text: string, look: Look): string => marked(harmless(text), look);

/** The same where all of it is bold already. */
export const plain = (text: string): string => rich(text, { columns: 0, colour: false, words: (id) => id });

const marked = (text: string, look: Look): string =>
  readRuns(text)
    .map(({ text: words, bold, url }) => {
      const shown = bold ? styled("bold", words, look) : words;
      return url === undefined || url === words ? shown : `${shown} (${url})`;
    })
    .join("");
