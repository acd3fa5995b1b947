import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isStorageError, storageError } from "../core/store.ts";
import { diskProblem } from "./disk-problem.ts";

const BYTES = 32;

export interface Keys {
  keys: [Buffer, ...Buffer[]];
  /** The file, when it was made by this call. */
  made?: string;
}

/** The key beside the data. Made with rights for the owner only when there is neither a key nor data sealed with one. */
export function keysOfFolder(folder: string, data: string): Keys {
  const file = join(folder, "key");
  try {
    if (existsSync(data) && !existsSync(file)) throw lost(file);
    const made = makeOnce(folder, file);
    return { keys: [readKey(file)], ...(made && { made: file }) };
  } catch (error) {
    if (isStorageError(error)) throw error;
    const { kind, message } = diskProblem(error);
    throw storageError(kind, message, error);
  }
}

/** Written whole under another name first, so that no process reads half a key and two never make two. */
function makeOnce(folder: string, file: string): boolean {
  if (existsSync(file)) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(BYTES).toString("base64")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (existsSync(file)) return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function readKey(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  if (key.length !== BYTES) throw storageError("unreadable", `The key in ${file} is damaged. Put back its copy.`);
  return key;
}

const lost = (file: string) =>
  storageError(
    "unreadable",
    `The data folder has sessions but their key, ${file}, is gone. Put it back, or set RECOURSE_KEY, or move the folder away to start anew.`,
  );
