/** A word as seen in a picture, with how sure the eye is, 0 to 100. */
export interface SeenWord {
  text: string;
  confidence: number;
}

const UNSURE = 40;
const DENIAL_CODE = /^\(?(CO|PR|OA|PI)-?\d{1,3}\)?[.,;:]?$/;

/** A number that is perhaps misread becomes "?": no code or date at all is better than a wrong one. */
export function trusted({ text, confidence }: SeenWord): string {
  const repaired = repairGroup(text);
  return /\d/.test(text) && confidence < UNSURE && !DENIAL_CODE.test(repaired) ? "?" : repaired;
}

/** In print, the O of CO and a zero look alike, and so do I, l and 1. */
function repairGroup(word: string): string {
  return word
    .replace(/^(\(?)C[0O]{1,2}(?=-?\d)/, "$1CO")
    .replace(/^(\(?)0A(?=-\d)/, "$1OA")
    .replace(/^(\(?)P[l1|](?=-\d)/, "$1PI");
}
