import { randomUUID } from "node:crypto";
import type { IncomingFile, Turn } from "../../src/core/contract.ts";
import { type Controls, pressed } from "./controls.ts";
import { type FileProblem, findFile, pathsIn } from "./files.ts";

/** One person has one conversation on a machine. */
export const CONVERSATION = "terminal:local";

/** What a person did, without who and where. */
export type Deed = Pick<Turn, "text" | "choice" | "form" | "files">;

export const turnOf = (deed: Deed, locale?: string): Turn => ({
  id: randomUUID(),
  conversation: CONVERSATION,
  person: CONVERSATION,
  ...deed,
  ...(locale && { locale }),
});

/** What a typed line means; a file that cannot be had is a problem to tell. */
export const deedOf = (
  line: string,
  controls: Controls,
  folder: string,
): Deed | { problem: FileProblem; name: string } => {
  const choice = pressed(line, controls);
  if (choice) return { choice };
  const found = pathsIn(line).map((path) => findFile(path, folder));
  const problem = found.find((one) => "problem" in one);
  if (problem) return problem;
  const files: IncomingFile[] = found.flatMap((one) => ("file" in one ? one.file : []));
  return files.length > 0 ? { files } : { text: line };
};
