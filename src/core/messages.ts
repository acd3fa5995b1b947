import { fileURLToPath } from "node:url";
import { type CaseId, isCaseId } from "../denial/facts.ts";
import type { Source } from "./contract.ts";
import { type Language, readLibrary } from "./message-files.ts";
import { compile, type Params } from "./message-pattern.ts";
import type { Card, CaseContent, Faq, Term } from "./message-schema.ts";

/** What is said, in every language. An id that a language lacks is taken from English. */
export interface Messages {
  /** English first. */
  languages: string[];
  /** A text with its `{names}` filled in; an id that exists nowhere comes back in brackets. */
  text(language: string, id: string, params?: Params): string;
  list(language: string, id: string, params?: Params): string[];
  has(language: string, id: string): boolean;
  case(language: string, id: CaseId): CaseContent;
  caseIds(language: string): CaseId[];
  /** The case's own card wins over the shared one. */
  card(language: string, id: string, caseId?: CaseId): Card | undefined;
  cardIds(language: string, caseId?: CaseId): string[];
  terms(language: string): Term[];
  faq(language: string): Faq[];
  source(language: string, id: string): Source | undefined;
  /** Of texts and lists, not of content. */
  ids(language: string): string[];
  /** The `{names}` that a text or list fills in. */
  names(language: string, id: string): string[];
}

/**
 * Reads the folder `messages/`. Throws one error that lists all problems (file, place, what to do), for the operator.
 * @param cache a file to keep the checked messages in, which makes the next start quick
 */
export function loadMessages(folder: string | URL, cache?: string): Messages {
  const library = readLibrary(typeof folder === "string" ? folder : fileURLToPath(folder), cache);
  const { en } = library;
  if (!en) throw new Error("There are no English messages");
  const languages = ["en", ...Object.keys(library).filter((code) => code !== "en")];
  const of = (code: string): Language => own(library, code) ?? en;
  const raw = (code: string, id: string) => own(of(code).texts, id) ?? own(en.texts, id);
  const pattern = remember(compile);
  const fill = (code: string, text: string, params: Params = {}) => pattern(text, code).format(params);
  const shared = (code: string) => ({ ...en.cards, ...of(code).cards });
  const caseOf = (code: string, id: CaseId): CaseContent => {
    const found = own(of(code).cases, id) ?? own(en.cases, id);
    if (!found) throw new Error(`There is no messages/en/cases/${id}.yaml`);
    return found;
  };
  const cards = (code: string, id?: CaseId) => ({ ...shared(code), ...(id && caseOf(code, id).cards) });
  return {
    languages,
    text: (code, id, params) => {
      const found = raw(code, id);
      return found === undefined ? `[${id}]` : fill(code, [found].flat().join("\n"), params);
    },
    list: (code, id, params) => [raw(code, id) ?? `[${id}]`].flat().map((text) => fill(code, text, params)),
    has: (code, id) => raw(code, id) !== undefined,
    case: caseOf,
    caseIds: (code) => Object.keys({ ...en.cases, ...of(code).cases }).filter(isCaseId),
    card: (code, id, caseId) =>
      (caseId && own(caseOf(code, caseId).cards, id)) ?? own(of(code).cards, id) ?? own(en.cards, id),
    cardIds: (code, caseId) => Object.keys(cards(code, caseId)),
    terms: (code) => withIds({ ...en.terms, ...of(code).terms }),
    faq: (code) => withIds({ ...en.faq, ...of(code).faq }),
    source: (code, id) => (own(of(code).sources, id) ?? own(en.sources, id)) as Source | undefined,
    ids: (code) => [...new Set([en, of(code)].flatMap(({ texts }) => Object.keys(texts)))],
    names: (code, id) => [raw(code, id) ?? []].flat().flatMap((text) => pattern(text, code).names),
  };
}

/** Makes a person's own words literal in the small Markdown of texts. */
export const escapeText = (words: string): string => words.replace(/[\\*[\]`_]/g, "\\$&");

/** Ids may come from what a person pressed or typed, so `constructor` must find nothing. */
const own = <T>(map: Record<string, T>, id: string): T | undefined => (Object.hasOwn(map, id) ? map[id] : undefined);

const withIds = <T>(map: Record<string, T>) => Object.entries(map).map(([id, value]) => ({ id, ...value }));

/** Patterns are compiled at first use and kept: there are only as many as there are messages. */
function remember<T>(make: (text: string, code: string) => T) {
  const made = new Map<string, T>();
  return (text: string, code: string): T => {
    const key = `${code}\0${text}`;
    const value = made.get(key) ?? make(text, code);
    made.set(key, value);
    return value;
  };
}
