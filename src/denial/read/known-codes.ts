import { once } from "../once.ts";
import { load } from "./data.ts";

/** Denial codes that mean something to us; others count only with a clear label. */
export const knownCodes = once(
  () =>
    new Set([
      ...Object.values(load<{ codes: Record<string, string[]> }>("weights").codes).flat(),
      "45",
      "193",
      "285",
      "286",
      "246",
      "133",
      "A1",
      "253",
      "MA01",
      "N1",
      "N210",
      "N842",
      "N864",
    ]),
);
