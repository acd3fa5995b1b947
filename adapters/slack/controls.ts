import { LIMITS } from "./limits.ts";

/**
 * What a control stands for, kept in its block id so that it still means the same after a restart.
 * `ask` goes away once its question is answered; `any` may be pressed at any time.
 */
export interface Meaning {
  role: "ask" | "any";
  prompt: string;
  conversation: string;
}

/** @throws when prompt and conversation are too long for Slack to keep. */
export const writeMeaning = ({ role, prompt, conversation }: Meaning, unique: number | string): string => {
  const id = [role, unique, encodeURIComponent(prompt), conversation].join("|");
  if (id.length > LIMITS.blockId) throw new RangeError("A prompt's id is too long for a Slack block");
  return id;
};

export const readMeaning = (blockId: string | undefined): Meaning | undefined => {
  const [role, , prompt, conversation] = blockId?.split("|") ?? [];
  if ((role !== "ask" && role !== "any") || prompt === undefined || !conversation) return undefined;
  return { role, prompt: decodeURIComponent(prompt), conversation };
};

/** Action ids; what stands after the colon only keeps them apart within a block. */
export const ACTION = {
  press: "press",
  tick: "tick",
  done: "done",
  fill: "fill",
  say: "say",
  open: "open",
  invite: "invite",
} as const;

export const actionId = (action: keyof typeof ACTION, at: number | string = 0): string => `${ACTION[action]}:${at}`;
