import { codeMeanings } from "../denial/codes.ts";
import type { Messages } from "./messages.ts";
import { bare } from "./search-words.ts";

export interface CodeQuestion {
  /** As `explain` takes them: `CO-197`, `N54`, `96`. */
  codes: string[];
  /** Whether the words ask what the codes mean; else they only name them, and another answer may fit better. */
  meaning: boolean;
}

/** `CO-197`, "pr 1"; `N54`, `MA130`. */
const WRITTEN = /\b(?:(CO|PR|OA|PI|CR)[\s:#-]*0*([1-9]\d{0,2})|(MA|[MN])-?(\d{1,3}))\b/gi;

/** A group alone, in capitals. */
const GROUP = /\b(?:CO|PR|OA|PI|CR)\b/g;

/** What the codes of claims are that a question names, if any. */
export function createAskedCodes(messages: Messages, language: string): (text: string) => CodeQuestion | undefined {
  const anyOf = (id: string) => messages.list(language, `search.${id}`).map(bare).join("|");
  const number = `0*([1-9]\\d{0,2})(?! ?(?:${anyOf("code_units")})\\b)(?![\\d%])`;
  const plain = new RegExp(
    `(?:^(?:${anyOf("lead_ins")})? ?|\\b(?:${anyOf("code_before")}) )${number}\\b|\\b${number} (?:${anyOf("code_after")})\\b`,
    "g",
  );
  const meaning = new RegExp(`\\b(?:${anyOf("code_meaning")})\\b`);
  return (text) => {
    const full = written(text);
    const codes = full.length > 0 ? full : numbers(bare(text), plain);
    if (codes.length > 0) return { codes: [...new Set(codes)], meaning: isAlone(text) || meaning.test(bare(text)) };
    const groups = text.match(GROUP);
    return groups ? { codes: [...new Set(groups)], meaning: false } : undefined;
  };
}

/** "N54?" */
const isAlone = (text: string): boolean => text.trim().endsWith("?") && bare(text).split(" ").length <= 2;

const written = (text: string): string[] =>
  Array.from(text.matchAll(WRITTEN), ([, group, number, list, digits]) =>
    (group ? `${group}-${number}` : `${list}${digits}`).toUpperCase(),
  );

/** Numbers alone are codes only where words say so and the lists know them. */
const numbers = (line: string, plain: RegExp): string[] =>
  Array.from(line.matchAll(plain), ([, before, after]) => before ?? after ?? "").filter(
    (number) => codeMeanings([number]).length > 0,
  );
