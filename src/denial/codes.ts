import { z } from "zod";
import { CASE_IDS, type CaseId } from "./facts.ts";
import { lazily } from "./load.ts";

/** What a CARC, RARC or group code means, in our words. */
export interface CodeMeaning {
  /** Without its group: `197`, `N54`, or `CO` for a group itself. */
  code: string;
  list: "CARC" | "RARC" | "group";
  meaning: string;
  implication: string;
  case?: CaseId;
  hint: string;
  actsFirst: "provider" | "patient" | "payer" | "either" | "none";
  source: string;
  checked: string;
  url?: string;
}

const schema = z.object({
  source: z.string(),
  checked: z.string(),
  url: z.object({ CARC: z.url(), RARC: z.url(), group: z.url() }),
  codes: z.array(
    z.object({
      code: z.string(),
      list: z.enum(["CARC", "RARC", "group"]),
      meaning: z.string(),
      implication: z.string(),
      hint: z.string(),
      case: z.enum(CASE_IDS).optional(),
      acts_first: z.enum(["provider", "patient", "payer", "either", "none"]),
      verified: z.boolean(),
    }),
  ),
});

const data = lazily("denial-codes.yaml", schema);
let byCode: Map<string, CodeMeaning> | undefined;

/** Meanings of codes written like `CO-197`, `197`, `N54`; unknown or unverified codes are left out. */
export function codeMeanings(codes: readonly string[]): CodeMeaning[] {
  byCode ??= index(data());
  const names = new Set(codes.map((code) => split(code)).map(({ group, code }) => code ?? group));
  return [...names].flatMap((name) => (name && byCode?.get(name)) || []);
}

const PAYERS = { CO: "provider", PR: "patient", OA: "other_payer", PI: "payer" } as const;
type Payer = (typeof PAYERS)[keyof typeof PAYERS];

/** Lines that no denial is: the patient's normal share, and the discount of the contract. */
const NO_DENIAL: readonly string[] = ["1", "2", "3", "45"];

/**
 * Who is usually responsible for the money, from the group code; undefined when none was given.
 * The denied lines decide; where they differ, the patient is named, so that nobody overlooks a bill.
 */
export function whoPays(codes: readonly string[]): Payer | undefined {
  const grouped = codes.map(split).filter(({ group }) => group !== undefined && group in PAYERS);
  const denied = grouped.filter(({ code }) => !code || !NO_DENIAL.includes(code));
  const payers = (denied.length ? denied : grouped).map(({ group }) => PAYERS[group as keyof typeof PAYERS]);
  return payers.includes("patient") ? "patient" : payers[0];
}

const WRITTEN = /^(?:(CO|PR|OA|PI|CR)[\s:-]*)?(?:0*([1-9]\d{0,2})|((?:MA|[A-Z])\d{1,3}))?$/;

/** `CO-197` → CO and 197; `N54` → N54; `PR` → PR alone. */
function split(written: string): { group?: string; code?: string } {
  const [, group, number, lettered] = WRITTEN.exec(written.trim().toUpperCase()) ?? [];
  const code = number ?? lettered;
  return { ...(group && { group }), ...(code && { code }) };
}

function index({ codes, source, checked, url }: z.infer<typeof schema>): Map<string, CodeMeaning> {
  const rows = codes.filter((row) => row.verified);
  return new Map(
    rows.map(({ acts_first, case: id, code, list, meaning, implication, hint }) => [
      code,
      {
        code,
        list,
        meaning,
        implication,
        ...(id && { case: id }),
        hint,
        actsFirst: acts_first,
        source,
        checked,
        url: url[list],
      },
    ]),
  );
}
