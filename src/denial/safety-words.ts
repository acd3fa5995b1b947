import { z } from "zod";
import { lazily } from "./load.ts";

const LANGUAGES = ["en", "es"] as const;
const patterns = z.array(z.string());
const words = z.record(z.string(), z.string());
const around = z.string();
const schema = z.strictObject({
  same: words,
  misspelt: z.array(z.string()),
  watch: z.string(),
  parts: words,
  not_meant: patterns,
  crisis: z.strictObject({ now: patterns, past: patterns, topic: patterns, care: patterns }),
  emergency: z.strictObject({ now: patterns, past: patterns }),
  around: z.strictObject({
    denied: around,
    condition: around,
    reported: around,
    first: around,
    lately_before: around,
    lately_after: around,
    about: around,
    cause: around,
    reason: around,
    old: around,
  }),
});
type Language = z.infer<typeof schema>;

const files = LANGUAGES.map((language) => lazily(`${language}/safety.yaml`, schema));

/** A word with one letter missing, doubled or swapped with its neighbour, as fast fingers write it. */
function slips(word: string): string[] {
  return Array.from(word).flatMap((letter, i) => [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + letter + word.slice(i),
    word.slice(0, i) + word.charAt(i + 1) + letter + word.slice(i + 2),
  ]);
}

/** `{name}` becomes the part of that name; a part may hold others. */
function expand(source: string, parts: Record<string, string>): string {
  return source.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`safety.yaml: no part named ${name}`);
    return expand(part, parts);
  });
}

const whole = (sources: string[]) => new RegExp(`(?<![a-z0-9])(?:${sources.join("|")})(?![a-z0-9])`, "g");
const before = (sources: string[]) => new RegExp(`(?<![a-z0-9])(?:${sources.join("|")})`);
const after = (sources: string[]) => new RegExp(sources.join("|"));

function compile(languages: Language[]) {
  const all = (pick: (language: Language) => string | string[]) =>
    languages.flatMap((language) => [pick(language)].flat().map((source) => expand(source, language.parts)));
  return {
    same: languages.flatMap((l) => Object.entries(l.same).map(([from, to]) => ({ from: whole([from]), to }))),
    slips: new Map(languages.flatMap((l) => l.misspelt.flatMap((word) => slips(word).map((slip) => [slip, word])))),
    watch: before(all((l) => l.watch)),
    notMeant: whole(all((l) => l.not_meant)),
    now: whole(all((l) => l.crisis.now)),
    past: whole(all((l) => l.crisis.past)),
    topic: whole(all((l) => l.crisis.topic)),
    care: whole(all((l) => l.crisis.care)),
    ill: whole(all((l) => l.emergency.now)),
    wasIll: whole(all((l) => l.emergency.past)),
    denied: before(all((l) => l.around.denied)),
    condition: before(all((l) => l.around.condition)),
    reported: before(all((l) => l.around.reported)),
    first: before(all((l) => l.around.first)),
    latelyBefore: before(all((l) => l.around.lately_before)),
    latelyAfter: after(all((l) => l.around.lately_after)),
    about: before(all((l) => `${l.around.about}(?![a-z0-9])`)),
    cause: before(all((l) => l.around.cause)),
    reason: before(all((l) => l.around.reason)),
    old: after(all((l) => l.around.old)),
  };
}

let compiled: ReturnType<typeof compile> | undefined;

/** The words of danger of all languages together, since people mix them; read when first needed. */
export const safetyWords = () => (compiled ??= compile(files.map((file) => file())));
