import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { danger } from "../../src/denial/safety.ts";

const texts = z.array(z.string());
const schema = z.strictObject({ crisis: texts, emergency: texts, about_treatment: texts, none: texts });
const rows = schema.parse(parse(readFileSync(new URL("cases/safety.yaml", import.meta.url), "utf8")));

describe("danger", () => {
  describe.each(Object.entries(rows))("%s", (kind, said) => {
    test.each(said)("%s", (text) => expect(danger(text) ?? "none").toBe(kind));
  });

  test("is found inside a long text", () => {
    const filler = "They denied the MRI on 9/14/2026 and I called twice. ".repeat(40);
    expect(danger(`${filler} I don’t want to be here anymore. ${filler}`)).toBe("crisis");
    expect(danger(filler)).toBeUndefined();
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => void danger(text)));
  });

  test("does not depend on case, apostrophes or spaces", () => {
    fc.assert(
      fc.property(fc.constantFrom(...rows.crisis, ...rows.emergency), fc.nat(3), (text, spaces) => {
        const typed = text
          .toUpperCase()
          .replaceAll("'", "’")
          .replaceAll(" ", " ".repeat(spaces + 1));
        expect(danger(typed)).toBe(danger(text));
      }),
    );
  });

  test("takes no longer for hostile texts", () => {
    for (const piece of ["i want to ", "i feel so ", "a ", "because of the ", "|", "cant breathe ", "no longer "]) {
      const started = performance.now();
      danger(piece.repeat(10_000));
      expect(performance.now() - started).toBeLessThan(1500);
    }
  });
});
