import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { addUp, bytesOf, featureOf, pairOf, readModel, sharesOf } from "../../src/denial/linear-model.ts";

const modelOf = (features: readonly number[], weights: readonly number[]) => {
  const file = join(mkdtempSync(join(tmpdir(), "recourse-model-")), "model.bin");
  writeFileSync(file, bytesOf(features, Int16Array.from(weights)));
  return readModel(pathToFileURL(file));
};

test("a model is read as it was written, and each known feature counts once", () => {
  const [one, two] = [featureOf("one"), featureOf("two")];
  const model = modelOf([one, two], [1000, 0, -500, 0, 0, 2000]);
  expect(model).toMatchObject({ classes: 3, size: 2 });
  const { sums, known } = addUp(model, [two, one, two, featureOf("unknown")]);
  expect([...sums]).toEqual([1000, 0, 1500]);
  expect(known).toBe(2);
  expect(addUp(model, [featureOf("unknown")])).toEqual({ sums: new Int32Array(3), known: 0 });
});

test("shares add up to one, also where nothing is known", () => {
  const model = modelOf([featureOf("one")], [3000, -3000]);
  for (const features of [[], [featureOf("one")]]) {
    const shares = sharesOf(addUp(model, features));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  }
});

test("every feature is found again, whatever their numbers", () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 2 ** 32 - 1 }), { maxLength: 300 });
  fc.assert(
    fc.property(numbers, fc.nat({ max: 2 ** 32 - 1 }), (features, other) => {
      const { find } = modelOf(
        features,
        features.flatMap(() => [1, 2]),
      );
      expect(features.map(find)).toEqual(features.map((_, at) => at));
      expect(find(other)).toBe(features.indexOf(other));
    }),
    { numRuns: 40 },
  );
});

test("a pair is told from the same two the other way round", () => {
  const [one, two] = [featureOf("prior"), featureOf("auth")];
  expect(pairOf(one, two)).not.toBe(pairOf(two, one));
  expect(pairOf(one, two)).toBeGreaterThanOrEqual(0);
});
