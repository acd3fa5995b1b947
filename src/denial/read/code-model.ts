import type { Facts } from "../facts.ts";
import { addUp, readModel } from "../linear-model.ts";
import { once } from "../once.ts";
import { about, around, line, named } from "./near-features.ts";
import type { Procedure } from "./procedures.ts";
import { placeOf, type Role } from "./roles.ts";
import type { Words } from "./words.ts";

/** What a code can be, in the order of the model's classes. */
export const CODE_ROLES = [[], ["approved"], ["billed"], ["approved", "billed"]] as const satisfies Role[][];

/** The codes of a text, what phrases near each say, and what is known of the rest. */
export interface CodePlaces {
  words: Words;
  procedures: readonly Procedure[];
  /** For each of the procedures; absent where phrases are not to count. */
  near?: readonly (readonly Role[])[];
  facts: Facts;
}

/** Trained by `test/denial/train/codes.ts`. */
const model = once(() => readModel(new URL("../data/en/codes.bin", import.meta.url)));

/** For each of the procedures on which paper it stands: the approval, the claim, both or neither. */
export function likelyRoles(places: CodePlaces): (readonly Role[])[] {
  const byCode = new Map<string, readonly Role[]>();
  for (const code of codesOf(places)) byCode.set(code, likeliest(codeFeatures(places, code)));
  return places.procedures.map(({ code }) => byCode.get(code) ?? []);
}

export const codesOf = ({ procedures }: CodePlaces): string[] => [...new Set(procedures.map(({ code }) => code))];

function likeliest(features: readonly number[]): readonly Role[] {
  const { sums } = addUp(model(), features);
  return CODE_ROLES[sums.indexOf(Math.max(...sums))] ?? [];
}

/** What tells the role of a code, wherever in the text it stands. */
export function codeFeatures(all: CodePlaces, code: string): number[] {
  const { words, procedures, near, facts } = all;
  const places = procedures.map(({ start, end }) => placeOf(words, start, end));
  const mine = procedures.flatMap((one, at) => (one.code === code ? [at] : []));
  const codes = codesOf(all);
  const features = mine.flatMap((at) => {
    const [place, { start, end }] = [places[at], procedures[at] as Procedure];
    const said = (near?.[at] ?? ["nothing"]).join(" ");
    return [...(place ? around(words, place, places) : []), ...line(words.text, start, end), named(`says ${said}`)];
  });
  const where = [
    `code ${codes.indexOf(code) === 0 ? "first" : "later"} of ${Math.min(codes.length, 3)}`,
    `told ${Math.min(mine.length, 3)} times`,
    `stage ${facts.stage} approved ${facts.approved}`,
    `stage ${facts.stage}`,
    `approved ${facts.approved}`,
    ...(facts.carc_rarc ? ["has denial code"] : []),
    ...(facts.auth_number ? ["has approval number"] : []),
    ...(facts.reasons ?? []).map((reason) => `reason ${reason}`),
  ];
  return [named("any"), ...features, ...where.map(named), ...about(words)];
}
