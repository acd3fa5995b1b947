import { accessSync, constants, readFileSync, statSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, extname, join, parse, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { IncomingFile, OutgoingFile } from "../../src/core/contract.ts";

/** What is wrong with a file that was named: the id of a message. */
export type FileProblem = "terminal.file.missing" | "terminal.file.folder" | "terminal.file.closed";

export type Found = { file: IncomingFile } | { problem: FileProblem; name: string };

const TYPES: Record<string, string> = {
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".gif": "image/gif",
  ".heic": "image/heic",
  ".txt": "text/plain",
  ".json": "application/json",
  ".835": "application/edi-x12",
  ".edi": "application/edi-x12",
};

/** Opens a file by its path, seen from `folder`. Its bytes are read only when they are wanted. */
export const findFile = (path: string, folder: string): Found => {
  const full = resolve(folder, path.replace(/^~(?=[/\\])/, homedir()));
  const name = basename(full);
  const stats = statSync(full, { throwIfNoEntry: false });
  if (!stats) return { problem: "terminal.file.missing", name: path };
  if (!stats.isFile()) return { problem: "terminal.file.folder", name: path };
  try {
    accessSync(full, constants.R_OK);
  } catch {
    return { problem: "terminal.file.closed", name: path };
  }
  const type = TYPES[extname(name).toLowerCase()] ?? "application/octet-stream";
  return { file: { name, type, size: stats.size, read: async () => new Uint8Array(await readFile(full)) } };
};

/** The paths that a line is made of, as typed or as a terminal writes a dropped file; nothing when it has other words. */
export const pathsIn = (line: string): string[] => {
  const words = line.trim().match(/"[^"]*"|'[^']*'|(?:\\.|[^\s\\'"])+/g) ?? [];
  const paths = words.map((word) => (/^["']/.test(word) ? word.slice(1, -1) : word.replace(/\\(?=[\s'"()&\\])/g, "")));
  return paths.length > 0 && paths.every(isPath) ? paths.map(asPath) : [];
};

const isPath = (word: string): boolean =>
  /^(~?\/|\.{1,2}\/|file:\/\/|[a-z]:\\)./i.test(word) || Object.hasOwn(TYPES, extname(word).toLowerCase());

const asPath = (word: string): string => (word.startsWith("file://") ? fileURLToPath(word) : word);

const MOST_NAMES = 1000;

/** Writes a file into the folder under a name that nothing has yet, unless it is there; its name. Throws what the disk says. */
export const saveFile = ({ name, content }: OutgoingFile, folder: string): string => {
  const { name: stem, ext } = parse(basename(name));
  for (let count = 1; count < MOST_NAMES; count++) {
    const free = count === 1 ? `${stem}${ext}` : `${stem}-${count}${ext}`;
    try {
      writeFileSync(join(folder, free), content, { flag: "wx" });
      return free;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (readFileSync(join(folder, free), "utf8") === content) return free;
    }
  }
  throw new Error("Every name is taken");
};
