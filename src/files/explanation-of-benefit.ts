import { z } from "zod";
import { type Claim, type ClaimLine, outcomeOf } from "./claim.ts";
import { type FileOutcome, Unreadable } from "./outcome.ts";

/**
 * The parts of FHIR R4 ExplanationOfBenefit (a claim) and ClaimResponse (often the answer to a request before care) that
 * tell about a denial; whatever has another form is passed over.
 */
const some = <T extends z.ZodType>(of: T) => z.array(of).catch([]);
const coding = z.object({ system: z.string().catch(""), code: z.string().catch("") });
const words = z.string().catch("");
const concept = z.object({ coding: some(coding), text: words }).catch({ coding: [], text: "" });
const adjudication = some(z.object({ category: concept, reason: concept }));
const day = z.string().optional().catch(undefined);
const period = z.object({ start: day, end: day }).catch({});
const named = z.object({ display: words }).catch({ display: "" });
const reference = z.union([z.string().transform((one) => [one]), some(z.string())]).catch([]);
const item = z.object({
  productOrService: concept,
  revenue: concept,
  modifier: some(concept),
  quantity: z.object({ value: z.number().optional().catch(undefined) }).catch({}),
  servicedDate: day,
  servicedPeriod: period,
  adjudication,
});
const explanation = z.object({
  resourceType: z.enum(["ExplanationOfBenefit", "ClaimResponse"]),
  use: z.string().catch("claim"),
  created: day,
  billablePeriod: period,
  insurer: named,
  disposition: words,
  processNote: some(z.object({ text: words })),
  preAuthRef: reference,
  preAuthRefPeriod: some(period),
  preAuthPeriod: period,
  insurance: some(z.object({ preAuthRef: reference, coverage: named })),
  diagnosis: some(z.object({ diagnosisCodeableConcept: concept })),
  item: some(item),
  addItem: some(item),
  adjudication,
});
type Explanation = z.infer<typeof explanation>;
const bundle = z.object({ resourceType: z.literal("Bundle"), entry: some(z.object({ resource: z.unknown() })) });

/** Reads one ExplanationOfBenefit or ClaimResponse, or a bundle of them. */
export function readExplanation(text: string): FileOutcome {
  const resource = parsed(text);
  const inBundle = bundle.safeParse(resource);
  const resources = inBundle.success ? inBundle.data.entry.map((entry) => entry.resource) : [resource];
  const claims = resources.map((one) => explanation.safeParse(one)).filter(({ success }) => success);
  if (claims.length === 0) throw new Unreadable("unsupported");
  return outcomeOf(claims.flatMap(({ data }) => (data ? [claimOf(data)] : [])));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Unreadable("damaged");
  }
}

function claimOf(found: Explanation): Claim {
  const approvals = [...found.preAuthRef, ...found.insurance.flatMap(({ preAuthRef }) => preAuthRef)];
  return {
    stage: found.use === "claim" ? "post" : "pre",
    lines: [...found.item, ...found.addItem].map(lineOf),
    reasons: reasonsOf(found.adjudication),
    authNumber: approvals[0],
    approved: daysOf(found.preAuthRefPeriod[0] ?? found.preAuthPeriod),
    noticeDate: dayOf(found.created),
    serviceDate: dayOf(found.billablePeriod.start),
    diagnoses: found.diagnosis.flatMap(({ diagnosisCodeableConcept }) => codes(diagnosisCodeableConcept, /icd-10/i)),
    words: wordsOf(found),
  };
}

const daysOf = ({ start, end }: z.infer<typeof period>) => ({ start: dayOf(start), end: dayOf(end) });

/** Whose plan it is, what was decided and the notes: a paragraph each, so that none is read into the next. */
function wordsOf({
  insurer,
  insurance,
  disposition,
  processNote,
  item: items,
  adjudication: own,
}: Explanation): string {
  const reasons = [...own, ...items.flatMap((one) => one.adjudication)].map(({ reason }) => reason.text);
  const plans = [insurer, ...insurance.map(({ coverage }) => coverage)].map(({ display }) => display);
  const said = [...plans, disposition, ...reasons, ...processNote.map(({ text }) => text)];
  return said.filter((one) => one !== "").join(".\n\n");
}

function lineOf(found: z.infer<typeof item>): ClaimLine {
  return {
    procedure: codes(found.productOrService, /cpt|hcpcs/i)[0],
    drug: codes(found.productOrService, /ndc/i)[0],
    revenueCode: codes(found.revenue, /./)[0],
    modifiers: found.modifier.flatMap((modifier) => codes(modifier, /./)),
    units: found.quantity.value,
    serviceDate: dayOf(found.servicedDate ?? found.servicedPeriod.start),
    reasons: reasonsOf(found.adjudication),
  };
}

const codes = ({ coding }: z.infer<typeof concept>, system: RegExp): string[] =>
  coding.filter((one) => one.code !== "" && system.test(one.system)).map(({ code }) => code);

/** FHIR keeps the group apart from its reason, or has none; reasons and remarks come from lists of their own. */
function reasonsOf(adjudications: z.infer<typeof adjudication>): string[] {
  return adjudications.flatMap(({ category, reason }) => {
    const group = [...category.coding, ...reason.coding].find(({ code }) => /^(CO|PR|OA|PI)$/.test(code))?.code;
    const reasons = codes(reason, /claim-adjustment-reason/i).filter((code) => /^[A-Z]?\d+$/.test(code));
    const remarks = codes(reason, /remittance-advice-remark/i);
    return [...reasons.map((code) => (group ? `${group}-${code}` : code)), ...remarks];
  });
}

const dayOf = (value: string | undefined): string | undefined => value?.slice(0, 10);
