import { expect, test } from "vitest";
import { trusted } from "../../src/files/seen-words.ts";

test.each([
  ["C0-284", 90, "CO-284"],
  ["C0O-197,", 35, "CO-197,"],
  ["0A-23", 80, "OA-23"],
  ["Pl-216", 80, "PI-216"],
  ["CO2", 90, "CO2"],
  ["72158", 96, "72158"],
  ["72458", 28, "?"],
  ["10/l5/2026", 20, "?"],
  ["clairn", 20, "clairn"],
])("%s, seen with %d, is %s", (text, confidence, word) => {
  expect(trusted({ text, confidence })).toBe(word);
});
