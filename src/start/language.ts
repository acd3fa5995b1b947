import type { Messages } from "../core/messages.ts";
import { StartProblem } from "./problem.ts";

/** The language that was asked for, when there is one. */
export function languageOf(lang: string | undefined, { languages, text }: Messages): string | undefined {
  if (lang === undefined || languages.includes(lang)) return lang;
  throw new StartProblem(text("en", "terminal.no_language", { languages: languages.join(", ") }));
}
