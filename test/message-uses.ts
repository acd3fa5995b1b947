import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A string in the code that begins like the id of a message; `…${x}…` stands for any words. */
export interface Use {
  file: string;
  id: string;
  /** Passed as the id of a message; else it may be the name of an event in the log. */
  sure: boolean;
  matches(id: string): boolean;
}

/** Every string in the code that begins with the name of a plain message file and a dot; comments are left out. */
export function messageUses(root: string, folders: string[], files: string[]): Use[] {
  const names = files.join("|");
  const string = new RegExp(`(\\w+\\(\\s*)?(?:"((?:${names})\\.[^"\\s]*)"|\`((?:${names})\\.[^\`\\s]*)\`)`, "g");
  return folders.flatMap((folder) =>
    sources(join(root, folder)).flatMap((file) =>
      [...code(file).matchAll(string)].map(([, called = "", plain, template]) => {
        const sure = folder !== "adapters" || /^words\(/.test(called);
        return { file: file.slice(root.length), sure, ...pattern(plain ?? template ?? "") };
      }),
    ),
  );
}

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

const code = (file: string): string => readFileSync(file, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

function pattern(id: string): Pick<Use, "id" | "matches"> {
  const words = id
    .split(/\$\{[^}]*\}/)
    .map(RegExp.escape)
    .join(".+");
  const whole = new RegExp(`^${words}${id.endsWith(".") ? ".+" : ""}$`);
  return { id, matches: (other) => whole.test(other) };
}
