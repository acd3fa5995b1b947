import { z } from "zod";
import { lazily } from "./load.ts";

/** Two codes of one exam. */
export interface FamilyMatch {
  id: string;
  /** Our name of the exam, e.g. `Brain MRI`. */
  label: string;
  /** Which variant: `none`, `with`, `both` (contrast), or another, as in `data/code-families.yaml`. */
  approved: string;
  billed: string;
}

const family = z.object({
  id: z.string(),
  label: z.string(),
  codes: z.record(z.string(), z.string()),
  variants: z.boolean(),
  verified: z.boolean(),
});
type Family = z.infer<typeof family>;

const data = lazily("code-families.yaml", z.object({ families: z.array(family) }));
let byCode: Map<string, { family: Family; variant: string }> | undefined;

/** How two codes belong to one exam, e.g. with and without contrast; undefined when they do not, or are equal. */
export function sameExam(approved: string, billed: string): FamilyMatch | undefined {
  byCode ??= index(data().families);
  const [one, two] = [byCode.get(approved), byCode.get(billed)];
  if (!one || !two || approved === billed || one.family !== two.family) return undefined;
  const { id, label } = one.family;
  return { id, label, approved: one.variant, billed: two.variant };
}

const index = (families: Family[]) =>
  new Map(
    families
      .filter(({ verified, variants }) => verified && variants)
      .flatMap((family) => Object.entries(family.codes).map(([variant, code]) => [code, { family, variant }] as const)),
  );
