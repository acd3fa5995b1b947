import { IntlMessageFormat } from "intl-messageformat";

export type Params = Record<string, string | number>;

interface Pattern {
  names: string[];
  format(params: Params): string;
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** Kinds of elements without a name, as the parser numbers them. */
const NAMELESS: readonly number[] = [0, 7];

// The library asks Node for every language it knows, which takes 40 ms at the start; ours are known.
IntlMessageFormat.resolveLocale = (languages) => new Intl.Locale([languages].flat()[0] ?? "en");

/** Stands where a value is missing, so that a gap never costs a person the whole message. */
const GAP = "…";

/** Reads a text with ICU `{names}` and plurals; throws a `SyntaxError` when it cannot be read. */
export function compile(text: string, language: string): Pattern {
  if (!/[{}]/.test(text)) return { names: [], format: () => text };
  const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
  const names = namesIn(message.getAst());
  const gaps = Object.fromEntries(names.map((name) => [name, GAP]));
  return { names, format: (params) => String(message.format({ ...gaps, ...params })) };
}

/** What is wrong with a text as a pattern, or nothing. */
export function patternProblem(text: string): string | undefined {
  try {
    compile(text, "en");
  } catch (error) {
    return `cannot be read (${(error as Error).message}): check { } and apostrophes`;
  }
  return undefined;
}

function namesIn(elements: Elements): string[] {
  const found = new Set<string>();
  for (const element of elements) {
    if (NAMELESS.includes(element.type)) continue;
    if ("value" in element) found.add(element.value);
    if (!("options" in element)) continue;
    for (const option of Object.values(element.options)) for (const name of namesIn(option.value)) found.add(name);
  }
  return [...found].sort();
}
