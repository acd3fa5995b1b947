import { z } from "zod";
import { DECISIONS } from "./decisions.ts";
import { patternProblem } from "./message-pattern.ts";

/** How far a denial has come; each case has three steps for each. */
export const STAGES = ["nothing_filed", "appeal_sent", "appeal_denied", "final", "deadline_passed"] as const;
export type Stage = (typeof STAGES)[number];

/** When an item of a card fits; an item without one always fits. */
export const WHEN = [
  "bill",
  "nothing_filed",
  "called_only",
  "appeal_sent",
  "appeal_denied",
  "before_care",
  "after_care",
] as const;
export type When = (typeof WHEN)[number];

/** Lengths in characters, within the smallest of the platforms' limits. */
export const LONGEST = { title: 60, say: 320, why: 200, line: 230, intro: 300, answer: 420, means: 260, text: 1500 };

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "is empty: write something or take the line out")
    .max(most, { error: (issue) => tooLong(String(issue.input), most) })
    .refine((text) => !/[{}]/.test(text), "has { or }: names to fill in work only in plain files");

const tooLong = (text: string, most: number) => `is ${text.length} characters long: make it ${most} or less`;
const ids = z.array(z.string().regex(/^[A-Za-z0-9_-]+$/)).default([]);
const marks = { covers: ids, sources: ids };

/** A line, or a line with the situation it is for. */
const item = z.preprocess(
  (value) => (typeof value === "string" ? { text: value } : value),
  z.strictObject({ text: words(LONGEST.line), when: z.enum(WHEN).optional() }),
);

export const cardSchema = z.strictObject({
  title: words(LONGEST.title),
  intro: words(LONGEST.intro).optional(),
  items: z.array(item).max(6),
  ...marks,
});
export type Card = z.infer<typeof cardSchema>;

const threeSteps = z.array(words(LONGEST.line)).length(3, "needs exactly three steps");

export const caseSchema = z.strictObject({
  title: words(LONGEST.title),
  say: words(LONGEST.say),
  why: z.array(words(LONGEST.why)).min(1).max(4),
  steps: z.record(z.enum(STAGES), threeSteps),
  decide: z.partialRecord(z.enum(DECISIONS), words(LONGEST.line)),
  cards: z.record(z.string(), cardSchema),
  ...marks,
});
export type CaseContent = z.infer<typeof caseSchema>;

const faqSchema = z.strictObject({
  q: z.array(words(LONGEST.why)).min(1),
  a: words(LONGEST.answer),
  card: z.string().optional(),
  ...marks,
});

const termSchema = z.strictObject({
  term: words(LONGEST.title),
  also: z.array(words(LONGEST.title)).default([]),
  means: words(LONGEST.means),
  ...marks,
});

const sourceSchema = z.strictObject({
  label: words(200),
  url: z.url({ protocol: /^https$/ }).optional(),
  checked: z.string().regex(/^\d{4}-\d{2}$/, 'must be a month such as "2026-11"'),
});

/** The files whose form differs from the plain one, by name; `cases/<case-id>.yaml` is {@link caseSchema}. */
export const FILES = {
  "cards.yaml": z.record(z.string(), cardSchema),
  "faq.yaml": z.record(z.string(), faqSchema),
  "terms.yaml": z.record(z.string(), termSchema),
  "sources.yaml": z.record(z.string(), sourceSchema),
};

export type Faq = z.infer<typeof faqSchema> & { id: string };
export type Term = z.infer<typeof termSchema> & { id: string };

const plural = (value: unknown) => (Array.isArray(value) ? value : [value]);

/** What is wrong with one leaf of a plain file, or nothing. */
export function leafProblem(value: unknown): string | undefined {
  for (const text of plural(value)) {
    if (typeof text !== "string") return "must be text: put it in quotes";
    if (!text.trim()) return "is empty: write something or take the line out";
    if (text.length > LONGEST.text) return tooLong(text, LONGEST.text);
    const wrong = patternProblem(text);
    if (wrong) return wrong;
  }
  return undefined;
}
