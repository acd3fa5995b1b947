import type { Ocr, Seen } from "./ocr.ts";
import { prepared, type QuarterTurns, unpack } from "./photo.ts";

const CLEAR = 70;
const ANY_USE = 50;
const WAYS_UP: QuarterTurns[] = [0, 1, 3, 2];

/** The words in a picture of a page, which may lie on its side or on its head. Empty when there are none to make out. */
export async function wordsIn(bytes: Uint8Array, ocr: Ocr): Promise<string> {
  const image = await unpack(bytes);
  let best: Seen = { text: "", confidence: 0 };
  for (const turns of WAYS_UP) {
    const seen = await ocr.recognize(await prepared(image, turns));
    if (seen.confidence > best.confidence) best = seen;
    if (best.confidence >= CLEAR || seen.text.trim() === "") break;
  }
  return best.confidence >= ANY_USE ? best.text : "";
}
