const LENGTH = 4;

/** Four letters each, so that a slip of the finger or another ending hides no word: `~<mri`, `~mri>`. */
export function piecesOf(word: string): string[] {
  const whole = `<${word}>`;
  return Array.from({ length: Math.max(0, whole.length - LENGTH + 1) }, (_, at) => `~${whole.slice(at, at + LENGTH)}`);
}
