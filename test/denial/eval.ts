import { readdirSync, readFileSync } from "node:fs";
import { CASE_IDS, type Facts } from "../../src/denial/facts.ts";
import { read } from "../../src/denial/read/index.ts";
import { danger } from "../../src/denial/safety.ts";
import { type Overlays, type Triage, triage } from "../../src/denial/triage.ts";
import { withStage } from "../../src/lines/assess.ts";

/** One labelled text. `facts` holds only what the text states. */
interface Labelled {
  id: string;
  text: string;
  today: string;
  case: string;
  also_ok?: string[];
  /** Absent in texts that are labelled with their case alone. */
  overlays?: Overlays;
  safety?: string;
  facts?: Facts;
}

interface Measured {
  label: Labelled;
  facts: Facts;
  result: Triage;
  danger: string | undefined;
}

const SLOTS =
  "stage approved auth_number codes_approved codes_billed icd10 carc_rarc notice_date deadline_date date_of_service".split(
    " ",
  );
const MORE =
  "auth_start auth_end auth_date appeal_sent_date decision_date deadline_days plan_type state service_type progress bill who urgent cut_short records_sent dispute reasons units_approved units_billed".split(
    " ",
  );
const OVERLAYS = ["urgent", "already_appealed", "appeal_delayed", "billing_pressure"] as const;
const DANGERS = ["crisis", "emergency", "about_treatment"];

const here = new URL("cases/", import.meta.url);
const [only, ...flags] = process.argv.slice(2);
function labelledOf(part: string): Labelled[] {
  const folder = new URL(`${part}/`, here);
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return files.flatMap((name) =>
    readFileSync(new URL(name, folder), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  );
}

function measure(label: Labelled): Measured {
  const today = Temporal.PlainDate.from(label.today);
  const { facts } = read(label.text, { today });
  const result = triage(facts, today);
  return { label, facts: withStage(facts, result.case), result, danger: danger(label.text) };
}

function report(part: string, all: readonly Measured[], args: readonly string[]): void {
  const full = all.filter(({ label }) => label.overlays);
  const accepted = ({ label }: Measured): string[] => [label.case, ...(label.also_ok ?? [])];
  const wrong = all.filter((one) => !accepted(one).includes(one.result.case));
  const missed = wrong.filter(
    (one) => !one.result.ranked.slice(0, 2).some((ranked) => accepted(one).includes(ranked.case)),
  );
  const strongly = wrong.filter(({ result }) => result.confidence === "strong");
  console.log(`\n== ${part}: ${all.length} texts`);
  line("top-1", 1 - wrong.length / all.length);
  line("top-2", 1 - missed.length / all.length);
  line("macro-F1", macroF1(all));
  line("wrong and strong", strongly.length / all.length);
  console.log(CASE_IDS.flatMap((id) => recall(all, id)).join("  "));
  for (const slot of [...SLOTS, ...MORE]) slotLine(slot, all);
  const [codes, dates] = [
    ["codes_approved", "codes_billed", "icd10", "carc_rarc"],
    ["notice_date", "deadline_date", "date_of_service"],
  ];
  line("codes F1", f1(codes.flatMap((slot) => counts(slot, all))));
  line("dates F1", f1(dates.flatMap((slot) => counts(slot, all))));
  for (const overlay of OVERLAYS) {
    precisionRecall(
      overlay,
      full.map(({ label, result }) => [label.overlays?.[overlay] ?? false, result.overlays[overlay]]),
    );
  }
  for (const kind of DANGERS)
    precisionRecall(
      `safety ${kind}`,
      full.map(({ label, danger }) => [label.safety === kind, danger === kind]),
    );
  if (args.includes("--wrong") && part === "tuning") for (const one of wrong) showWrong(one);
}

const line = (name: string, share: number): void => console.log(`${name.padEnd(24)} ${(share * 100).toFixed(1)} %`);

function macroF1(all: readonly Measured[]): number {
  const cases = CASE_IDS.filter((id) => all.some(({ label }) => label.case === id));
  const of = (id: string): number => {
    const told = ({ label, result }: Measured): string =>
      label.also_ok?.includes(result.case) ? label.case : result.case;
    return f1(all.map((one) => [one.label.case === id && told(one) === id, one.label.case === id, told(one) === id]));
  };
  return cases.reduce((sum, id) => sum + of(id), 0) / cases.length;
}

type Count = [both: boolean, wanted: boolean, got: boolean];

function f1(counted: readonly Count[]): number {
  const [both, wanted, got] = [0, 1, 2].map((at) => counted.filter((count) => count[at]).length);
  return wanted || got ? (2 * (both ?? 0)) / ((wanted ?? 0) + (got ?? 0)) : 1;
}

function recall(all: readonly Measured[], id: string): string[] {
  const mine = all.filter(({ label }) => label.case === id);
  const right = mine.filter(({ label, result }) => [id, ...(label.also_ok ?? [])].includes(result.case));
  return mine.length > 0 ? [`${id} ${right.length}/${mine.length}`] : [];
}

const valuesOf = (facts: Facts, slot: string): string[] =>
  [facts[slot as keyof Facts] ?? []].flat().map((value) => String(value).toUpperCase());

function counts(slot: string, all: readonly Measured[]): Count[] {
  return all.flatMap(({ label, facts }) => {
    if (!label.facts) return [];
    const [wanted, got] = [valuesOf(label.facts, slot), valuesOf(facts, slot)];
    return [...new Set([...wanted, ...got])].map(
      (value): Count => [wanted.includes(value) && got.includes(value), wanted.includes(value), got.includes(value)],
    );
  });
}

function slotLine(slot: string, all: readonly Measured[]): void {
  const counted = counts(slot, all);
  const [both, wanted, got] = [0, 1, 2].map((at) => counted.filter((count) => count[at]).length);
  if (wanted)
    console.log(
      `  ${slot.padEnd(20)} F1 ${(f1(counted) * 100).toFixed(1).padStart(5)}   right ${both} of ${wanted} told, ${got} read`,
    );
}

function precisionRecall(name: string, pairs: readonly (readonly [boolean, boolean])[]): void {
  const both = pairs.filter(([wanted, got]) => wanted && got).length;
  const [wanted, got] = [pairs.filter(([one]) => one).length, pairs.filter(([, one]) => one).length];
  console.log(`  ${name.padEnd(24)} precision ${both}/${got}   recall ${both}/${wanted}`);
}

function showWrong({ label, facts, result }: Measured): void {
  const ranked = result.ranked
    .slice(0, 3)
    .map((one) => `${one.case} ${one.weight} (${one.because.map(({ id }) => id).join(", ")})`);
  console.log(
    `\n${label.id} ${result.confidence}\n  ${label.text.replaceAll("\n", " / ").slice(0, 300)}\n  ${ranked.join("\n  ")}\n  ${JSON.stringify(facts)}`,
  );
}

for (const part of readdirSync(here)
  .filter((name) => name === "tuning" || name === "measured")
  .sort()) {
  if (only && !only.startsWith("-") && only !== part) continue;
  const measured = labelledOf(part).map(measure);
  if (measured.length > 0) report(part, measured, [only ?? "", ...flags]);
}

/** Texts about danger that no model was trained on, each written without a look at phrases or code. */
const dangers = readFileSync(new URL("safety/measured.jsonl", here), "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { text: string; safety: string });
console.log(`\n== safety: ${dangers.length} texts`);
for (const kind of DANGERS)
  precisionRecall(
    kind,
    dangers.map(({ text, safety }) => [safety === kind, danger(text) === kind]),
  );
