import type { ConversationEvent } from "../../flows/events.ts";
import type { IncomingFile } from "../core/contract.ts";
import { WHICH_CLAIM } from "../core/files-as-one.ts";
import { read } from "../core/read.ts";
import type { Facts, Field } from "../denial/facts.ts";
import { merge } from "../denial/merge.ts";
import { strikeOut } from "../denial/safety.ts";
import type { ReadClaim } from "../files/outcome.ts";

/** Reads a file and says what it told, as an event of the conversation. The file itself is kept nowhere. */
export async function readFileEvent(file: IncomingFile, today: Temporal.PlainDate): Promise<ConversationEvent> {
  const { name } = file;
  const { readFile } = await import("../files/read-file.ts");
  const outcome = await readFile(file);
  if ("problem" in outcome) return { type: "PROBLEM", id: `files.${outcome.problem}`, params: { name } };
  if ("text" in outcome) return told(readWords(outcome.text, today), name);
  const [claim, ...others] = outcome.claims.map((one) => withWords(one, today));
  return others.length > 0 && claim ? whichClaim([claim, ...others], name) : told(claim ?? NOTHING, name);
}

type Told = Pick<ReadClaim, "facts" | "evidence">;

const NOTHING: Told = { facts: {}, evidence: {} };

const readWords = (text: string, today: Temporal.PlainDate): Told => read(strikeOut(text).text, { today });

/** What has no code in a claim file, or often none. */
const IN_WORDS: readonly Field[] = [
  "plan_type",
  "state",
  "approved",
  "codes_approved",
  "units_approved",
  "reasons",
  "deadline_date",
  "deadline_days",
];

/** What a claim file says by its codes is sure; its sentences only add to it. */
function withWords({ facts, evidence, text }: ReadClaim, today: Temporal.PlainDate): Told {
  if (!text) return { facts, evidence };
  const heard = readWords(text, today);
  const added = Object.fromEntries(IN_WORDS.map((field) => [field, heard.facts[field]]));
  return { facts: asYes(merge(added, facts, true)), evidence: { ...heard.evidence, ...evidence } };
}

/** A request that was answered with yes is no denial: its date is that of the approval. */
function asYes(facts: Facts): Facts {
  const { stage, notice_date, ...rest } = facts;
  if (stage !== "pre" || rest.approved !== "yes" || rest.carc_rarc || rest.reasons) return facts;
  return { ...rest, ...(notice_date && { auth_date: notice_date }) };
}

function told({ facts, evidence }: Told, name: string): ConversationEvent {
  if (Object.keys(facts).length === 0) return { type: "PROBLEM", id: "common.check_nothing", params: { name } };
  return { type: "FILE", facts, evidence, name };
}

/** Each claim is another case, so the person says which. */
function whichClaim(claims: readonly Told[], name: string): ConversationEvent {
  const options = claims.map(({ facts }) => ({
    id: facts.date_of_service ? "files.claim" : "files.claim_undated",
    facts,
  }));
  return { type: "READINGS", readings: { id: WHICH_CLAIM, words: name, options }, facts: {} };
}
