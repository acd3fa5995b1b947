import { featureOf } from "./linear-model.ts";
import { remember } from "./remember.ts";

const LENGTH = 4;

/** Four letters each, as features, so that a slip of the finger or another ending hides no word: `~<mri`, `~mri>`. */
export const piecesOf = remember((word): readonly number[] => {
  const whole = `<${word}>`;
  const count = Math.max(0, whole.length - LENGTH + 1);
  return Array.from({ length: count }, (_, at) => featureOf(`~${whole.slice(at, at + LENGTH)}`));
});
