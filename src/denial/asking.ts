import { type Facts, type Field, isSettled, type PlanType } from "./facts.ts";
import { QUESTION_IDS, type QuestionId, question } from "./questions.ts";
import { leading, type Triage, triage } from "./triage.ts";

interface Look {
  facts: Facts;
  triage: Triage;
  intake: Map<number, QuestionId | undefined>;
}

/** The facts that were looked at last. They never change in place, and a step asks much of one and the same facts. */
let last: Look | undefined;

function look(facts: Facts): Look {
  if (last?.facts !== facts) last = { facts, triage: triage(facts), intake: new Map() };
  return last;
}

/** The ranking of these facts, worked out once however often a step asks. */
export const ranked = (facts: Facts): Triage => look(facts).triage;

/** The first useful answer comes after at most this many. */
export const MOST_ANSWERS = 4;

const open = (facts: Facts, field: Field): boolean => !isSettled(facts, field);
const afterApproval = (facts: Facts): boolean => facts.stage === "post" && facts.approved !== "no";
const appealed = (facts: Facts): boolean => facts.progress === "appeal_denied" || facts.progress === "final";
const hasDate = (facts: Facts): boolean => facts.deadline_date !== undefined || facts.notice_date !== undefined;

/** Plans whose rules, offices or helpers depend on the state. */
const STATE_PLANS: readonly PlanType[] = [
  "employer_insured",
  "government_employer",
  "individual_marketplace",
  "grandfathered",
  "medicaid_mco",
  "medicaid_ffs",
  "chip",
  "short_term_limited",
  "student",
  "unknown",
];

/** Whether a question still waits for an answer and fits what is known. */
const OPEN: Record<QuestionId, (facts: Facts) => boolean> = {
  when: (f) => (f.stage === undefined || f.stage === "post") && open(f, "approved"),
  happened: (f) => open(f, "stage") && isSettled(f, "approved"),
  urgent: (f) => f.stage === "pre" && open(f, "urgent"),
  reason: (f) => open(f, "reasons") && (f.carc_rarc ?? []).length === 0,
  codes: (f) => f.stage !== "pre" && open(f, "carc_rarc") && !f.reasons?.includes("no_letter"),
  match: (f) => afterApproval(f) && open(f, "differs"),
  dispute: (f) => f.stage === "post" && open(f, "dispute"),
  records: (f) => open(f, "records_sent"),
  progress: (f) => open(f, "progress"),
  deadline: (f) => !appealed(f) && f.progress !== "appeal_sent" && !hasDate(f) && open(f, "notice_date"),
  sent: (f) => f.progress === "appeal_sent" && open(f, "appeal_sent_date"),
  decided: (f) => appealed(f) && open(f, "decision_date"),
  plan: (f) => open(f, "plan_type"),
  details: (f) => afterApproval(f) && f.approved === "yes" && (open(f, "auth_number") || open(f, "codes_billed")),
  approval: (f) => f.approved === "yes" && f.auth_number === undefined && open(f, "auth_proof"),
  bill: (f) => f.stage === "post" && open(f, "bill"),
  state: (f) => open(f, "state") && STATE_PLANS.includes(f.plan_type ?? "unknown"),
  who: (f) => open(f, "who"),
};

/** The same question in fitting words: who told that the care is done is asked only about the approval. */
export const wordingOf = (id: QuestionId, facts: Facts): QuestionId | "when_approved" =>
  id === "when" && facts.stage === "post" && open(facts, "approved") ? "when_approved" : id;

/** Whether the question still waits for an answer. */
export const isOpen = (id: QuestionId, facts: Facts): boolean => OPEN[id](facts);

const SPLITTING: readonly QuestionId[] = ["reason", "codes", "match", "dispute", "records"];
const MORE: readonly QuestionId[] = [
  "urgent",
  "progress",
  "deadline",
  "sent",
  "decided",
  "plan",
  "bill",
  "details",
  "approval",
  "state",
  "who",
];

/**
 * The question to ask next before there is a result: the one that can still change the case the most.
 * Nothing once the facts are clear or {@link MOST_ANSWERS} were given.
 */
export function intakeQuestion(facts: Facts, answers: number): QuestionId | undefined {
  const { intake } = look(facts);
  if (!intake.has(answers)) intake.set(answers, pickIntake(facts, answers));
  return intake.get(answers);
}

function pickIntake(facts: Facts, answers: number): QuestionId | undefined {
  if (answers >= MOST_ANSWERS) return undefined;
  const now = ranked(facts);
  if (now.confidence === "strong" || now.case === "out-of-scope") return undefined;
  if (isOpen("when", facts)) return "when";
  if (isOpen("happened", facts)) return "happened";
  if (isOpen("urgent", facts)) return "urgent";
  return mostSplitting(facts, now);
}

function mostSplitting(facts: Facts, now: Triage): QuestionId | undefined {
  let best: { id: QuestionId; outcomes: number } | undefined;
  for (const id of SPLITTING.filter((id) => isOpen(id, facts))) {
    const outcomes = countOutcomes(id, facts, now);
    if (outcomes > (best?.outcomes ?? 1)) best = { id, outcomes };
  }
  return best?.id;
}

/** In how many different cases could the answers to this question end? A typed code may confirm or overturn: two. */
function countOutcomes(id: QuestionId, facts: Facts, now: Triage): number {
  const { choices } = question(id);
  if (!choices) return 2;
  const outcomes = new Set([now.case]);
  for (const told of Object.values(choices)) {
    // The question is open, so its answer replaces nothing and need not be merged.
    if (told !== "unknown") outcomes.add(leading({ ...facts, ...told }));
  }
  return outcomes.size;
}

/** "One more thing that changes your steps": what is asked once there is a result. */
export const moreQuestion = (facts: Facts): QuestionId | undefined =>
  ranked(facts).case === "out-of-scope" ? undefined : MORE.find((id) => isOpen(id, facts));

/** The question whose answer this field is. */
export const questionOf = (field: Field): QuestionId | undefined =>
  QUESTION_IDS.find((id) => question(id).fields.includes(field));
