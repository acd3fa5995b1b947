import type { CaseId, Facts, Field } from "../src/denial/facts.ts";
import type { Change } from "../src/denial/merge.ts";
import type { QuestionId } from "../src/denial/questions.ts";
import type { LoggedCall, TwoWays } from "./memory.ts";

/** The words that a fact was read from. */
export type Evidence = Partial<Record<Field, string>>;

/** What a turn means. Made by `src/core/understand.ts`; everything in it is already read and checked. */
export type ConversationEvent =
  | { type: "START" | "HELP" | "WHY" | "REPEAT" | "SIMPLER" | "STATUS" | "PERSON" | "KEEP" | "PAUSE" | "RESUME" }
  | { type: "BACK" | "SKIP" | "UNKNOWN" | "START_OVER" | "FORGET" | "YES" | "NO" | "ALL" | "CRISIS" | "EMERGENCY" }
  | {
      type:
        | "CASES"
        | "LOG_CALL"
        | "REMIND"
        | "CALENDAR"
        | "CANCEL_REMINDERS"
        | "NOT_UNDERSTOOD"
        | "CLOSED"
        | "GREETING";
    }
  | { type: "CONFIRMED" | "THANKS" | "UPSET" | "CLOSE_CASE" | "ABOUT_TREATMENT" | "ENOUGH" | "SAFE" }
  | { type: "FACTS"; facts: Facts; evidence?: Evidence; replace?: boolean; question?: QuestionId }
  | { type: "READINGS"; readings: TwoWays; facts: Facts; evidence?: Evidence }
  | { type: "FILE"; facts: Facts; evidence: Evidence; name: string }
  | { type: "PROBLEM"; id: string; params?: Record<string, string> }
  | { type: "CHANGE"; question?: QuestionId }
  | { type: "CARD"; card: string }
  | { type: "EXPLAIN"; term: string }
  | { type: "CODES"; codes: string[] }
  | { type: "ANSWER"; answer: string }
  | { type: "NO_ANSWER"; topics: string[] }
  | { type: "LANGUAGE"; language: string }
  | { type: "CALL"; call: LoggedCall }
  | { type: "DAYS"; days: number[] }
  | { type: "DONE"; service: Service; data?: unknown }
  | { type: "FAILED"; service: Service };

export type Service = "forget" | "cases" | "remind" | "reminders" | "cancelReminders" | "calendar";

/** What is to be shown; `src/core/present.ts` knows how. */
export type Say =
  | { what: "message"; id: string; params?: Record<string, string | number> }
  | { what: "read"; evidence: Evidence }
  | { what: "check"; evidence: Evidence; name: string }
  | { what: "changed"; changes: Change[] }
  | { what: "undone"; fields: Field[] }
  | { what: "result"; before?: CaseId }
  | { what: "effect"; question: QuestionId | undefined }
  | { what: "card"; id: string }
  | { what: "term"; id: string }
  | { what: "codes"; codes: string[] }
  | { what: "answer"; id: string }
  | { what: "topics"; ids: string[] }
  | { what: "miss"; times: number }
  | { what: "done"; service: Service; data: unknown }
  | {
      what: "rest" | "why" | "help" | "simpler" | "repeat" | "status" | "resumed" | "paused" | "changeable";
    };

export type Prompt =
  | QuestionId
  | "welcome"
  | "reading"
  | "check"
  | "free"
  | "start_over"
  | "forget"
  | "crisis"
  | "remind"
  | "call";
