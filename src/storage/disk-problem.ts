import type { StorageProblem } from "../core/store.ts";

interface Problem {
  kind: StorageProblem;
  message: string;
}

const FULL: Problem = { kind: "full", message: "The disk is full. Free some space; nothing saved so far is lost." };
const READ_ONLY: Problem = {
  kind: "read_only",
  message: "The data folder cannot be written. Give this user the right to write in it, or set RECOURSE_DATA.",
};
const LOCKED: Problem = {
  kind: "locked",
  message: "Another process kept the store locked for too long. Stop it, or try again.",
};
const BROKEN: Problem = { kind: "broken", message: "The store failed." };
const DAMAGED: Problem = {
  kind: "broken",
  message: "The store's file is damaged or no SQLite file. Put back a copy, or move it away to start anew.",
};

/** Primary result codes, https://sqlite.org/rescode.html */
const BY_RESULT: Record<number, Problem> = {
  3: READ_ONLY,
  5: LOCKED,
  6: LOCKED,
  8: READ_ONLY,
  11: DAMAGED,
  13: FULL,
  14: READ_ONLY,
  23: READ_ONLY,
  26: DAMAGED,
};
const BY_CODE: Record<string, Problem> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: READ_ONLY,
  EPERM: READ_ONLY,
  EROFS: READ_ONLY,
  ENOTDIR: READ_ONLY,
  EEXIST: READ_ONLY,
  EISDIR: READ_ONLY,
  ENOENT: READ_ONLY,
};

/** What an error of `node:sqlite` or of the file system means for people. */
export function diskProblem(error: unknown): Problem {
  if (!(error instanceof Error)) return BROKEN;
  if ("errcode" in error && typeof error.errcode === "number") return BY_RESULT[error.errcode & 0xff] ?? BROKEN;
  return ("code" in error && typeof error.code === "string" && BY_CODE[error.code]) || BROKEN;
}
