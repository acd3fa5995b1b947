import { type ComparedField, compare } from "../../denial/compare.ts";
import type { Facts } from "../../denial/facts.ts";
import type { Block } from "../contract.ts";
import { dayName } from "../day-name.ts";
import { escapeText } from "../messages.ts";
import type { Situation } from "../situation.ts";
import { join } from "./say.ts";

/** Approved next to billed, and why it was denied; nothing before there is a bill, or while neither side is known. */
export function comparison(facts: Facts, situation: Situation): Block[] {
  const { rows, denied } = compare(facts);
  const { words } = situation;
  const shown = rows.filter(({ approved, billed, verdict }) => approved || billed || verdict === "differs");
  if (shown.length === 0 || facts.stage === "pre") return [];
  const reason = [...denied.codes, ...(denied.text ? [`"${escapeText(denied.text)}"`] : [])];
  return [
    { type: "text", text: `**${words.text("result.compare_title")}**` },
    { type: "table", columns: words.list("result.compare_columns"), rows: shown.map((row) => cells(row, situation)) },
    ...shown.flatMap((row) => remark(row, situation)),
    ...(reason.length > 0
      ? [{ type: "text", text: words.text("result.compare_denied", { reason: join(reason, situation) }) } as const]
      : []),
  ];
}

function cells({ field, approved, billed, verdict }: ComparedField, { words, language }: Situation): string[] {
  const said = verdict === "differs" && !approved && !billed;
  const gap = words.text(verdict === "differs" && !said ? "result.compare_none" : "result.compare_unknown");
  const shown = (value: string) => (field === "date" ? dayNames(value, language) : escapeText(value));
  return [
    words.text(`result.compare_rows.${field}`),
    approved ? shown(approved) : gap,
    billed ? shown(billed) : gap,
    words.text(said ? "result.compare_you_said" : `result.compare_verdicts.${verdict}`),
  ];
}

/** `2026-01-05/2026-04-05` with the months by name; either end may be open. */
const dayNames = (days: string, language: string): string =>
  days
    .split("/")
    .map((day) => (day ? dayName(day, { language }) : "…"))
    .join(" – ");

/** What two different codes have in common, or that they have nothing. */
function remark({ field, approved, billed, verdict, family }: ComparedField, { words }: Situation): Block[] {
  if (field !== "code" || !approved || !billed) return [];
  if (verdict === "differs") return [{ type: "text", text: words.text("result.compare_other", { approved, billed }) }];
  if (verdict !== "variant" || !family) return [];
  const how = (name: string) =>
    words.messages.has(words.language, `result.contrast.${name}`)
      ? words.text(`result.contrast.${name}`)
      : name.replaceAll("_", " ");
  const params = {
    approved,
    billed,
    label: family.label,
    approved_how: how(family.approved),
    billed_how: how(family.billed),
  };
  return [{ type: "text", text: words.text("result.compare_variant", params) }];
}
