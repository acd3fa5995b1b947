import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { isWhole } from "../../src/files/whole.ts";

const canvas = createCanvas(200, 100);
const jpeg = canvas.toBuffer("image/jpeg");
/** As phones write them: a small picture among the parts before the large one. */
const withSmall = Buffer.concat([
  jpeg.subarray(0, 2),
  Buffer.from([0xff, 0xe1, (jpeg.length + 2) >> 8, (jpeg.length + 2) & 0xff]),
  jpeg,
  jpeg.subarray(2),
]);

test.each<[string, Buffer]>([
  ["PNG", canvas.toBuffer("image/png")],
  ["JPEG", jpeg],
  ["JPEG with a smaller one in it", withSmall],
  ["WebP", canvas.toBuffer("image/webp")],
])("a %s has its end, and one that was cut off has not", (_, whole) => {
  expect(isWhole(whole)).toBe(true);
  expect(isWhole(Buffer.concat([whole, Buffer.from("what some phones write after it")]))).toBe(true);
  expect(isWhole(whole.subarray(0, whole.length - 20))).toBe(false);
});
