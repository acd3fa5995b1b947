import { fileURLToPath } from "node:url";
import { type Language, readLibrary } from "../src/core/message-files.ts";

/** The project's folder, with a slash. */
export const root = fileURLToPath(new URL("../", import.meta.url));
/** Where the messages are. */
export const folder = `${root}messages`;
/** All messages as they stand in their files, by language, without fallback. */
export const library = readLibrary(folder);
export const english = languageOf("en");

export function languageOf(code: string): Language {
  const found = library[code];
  if (!found) throw new Error(`no messages in ${code}`);
  return found;
}
