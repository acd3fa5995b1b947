import type { ConversationEvent } from "../../flows/events.ts";
import type { TwoWays } from "../../flows/memory.ts";
import type { Facts } from "../denial/facts.ts";
import { type Change, changes, merge } from "../denial/merge.ts";
import { isApprovalAlone } from "../denial/read/approval-letter.ts";
import type { Situation } from "./situation.ts";
import { fieldName, valueWords } from "./views/fact-words.ts";
import { join } from "./views/say.ts";

type Of<Type extends string> = Extract<ConversationEvent, { type: Type }>;

const isFile = (event: ConversationEvent): event is Of<"FILE"> => event.type === "FILE";
const isReadings = (event: ConversationEvent): event is Of<"READINGS"> => event.type === "READINGS";
const isOther = (event: ConversationEvent): boolean => !isFile(event) && !isReadings(event);

/** The question which of a file's claims is meant, as the id of its message. */
export const WHICH_CLAIM = "files.which_claim";

/** A claim that was picked is shown before it is used, as any file is; nothing where none of a file's claims was asked. */
export const pickedClaim = ({ id, words }: TwoWays, facts: Facts): ConversationEvent[] | undefined =>
  id === WHICH_CLAIM ? [{ type: "SKIP" }, { type: "FILE", facts, evidence: {}, name: words }] : undefined;

/**
 * The pages and letters of one turn, and what still waits to be checked, as one thing to check: none is dropped. Where
 * one says otherwise than those before it, that is told first. What is to be picked is asked last.
 */
export function filesAsOne(events: readonly ConversationEvent[], situation: Situation): ConversationEvent[] {
  const files = events.filter(isFile);
  const [first, ...later] = events.filter(isReadings);
  return [
    ...events.filter(isOther),
    ...later.map(({ readings }) => ({ type: "PROBLEM", id: "files.later", params: { name: readings.words } }) as const),
    ...(files.length > 0 ? [...differences(files, situation), ...joined(files, situation)] : []),
    ...(first ? [first] : []),
  ];
}

/** What was told so far, the pages before and what waits for a yes included, and how each page changes it. */
function differences(files: readonly Of<"FILE">[], situation: Situation): ConversationEvent[] {
  const { facts, pending = {} } = situation.memory;
  let known = merge(facts, pending);
  return files.flatMap(({ facts: told, name }) => {
    const found = changes(known, told).filter(({ field }) => field !== "denial_reason_text");
    known = merge(known, told);
    return found.map((change) => difference(change, name, situation));
  });
}

const difference = ({ field, from, to }: Change, name: string, situation: Situation): ConversationEvent => ({
  type: "PROBLEM",
  id: "files.differs",
  params: {
    name,
    field: fieldName(field, situation),
    from: valueWords(field, from, situation),
    to: valueWords(field, to, situation),
  },
});

function joined(files: readonly Of<"FILE">[], situation: Situation): ConversationEvent[] {
  const { facts: told, pending } = situation.memory;
  const facts = allPages([...(pending ? [pending] : []), ...files.map(({ facts }) => facts)]);
  const evidence = Object.assign({}, ...files.map((file) => file.evidence));
  const names = join(
    files.map(({ name }) => name),
    situation,
  );
  const name = pending ? situation.words.text("files.with_before", { names }) : names;
  if (!isApprovalAlone(merge(told, facts))) return [{ type: "FILE", facts, evidence, name }];
  // How an approval sounds must not weigh against the denial that is still to come.
  const { hints: _, ...approval } = facts;
  return [
    { type: "FILE", facts: approval, evidence, name },
    { type: "PROBLEM", id: "files.approval_alone" },
  ];
}

/** The first page gives the reason: what sounds like one on the pages after it is how to appeal. */
function allPages(pages: readonly Facts[]): Facts {
  const words = pages.find((page) => page.denial_reason_text)?.denial_reason_text;
  return { ...pages.reduce((all, page) => merge(all, page), {}), ...(words && { denial_reason_text: words }) };
}
