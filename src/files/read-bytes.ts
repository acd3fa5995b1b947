import { readExplanation } from "./explanation-of-benefit.ts";
import { kindOf, textOf } from "./kind.ts";
import { LIMITS } from "./limits.ts";
import { createOcr, type Ocr } from "./ocr.ts";
import { type FileOutcome, Unreadable } from "./outcome.ts";
import { readRemittance } from "./remittance.ts";

/** What the bytes of a file say. Rejects with {@link Unreadable}, or with our own mistakes. */
export async function readBytes(bytes: Uint8Array): Promise<FileOutcome> {
  const ocr = createOcr();
  try {
    return await readKind(bytes, ocr);
  } finally {
    await ocr.stop();
  }
}

async function readKind(bytes: Uint8Array, ocr: Ocr): Promise<FileOutcome> {
  const kind = kindOf(bytes);
  if (kind === "unsupported" || kind === "heic") throw new Unreadable(kind);
  if (kind === "remittance") return readRemittance(textOf(bytes) ?? "");
  if (kind === "json") return readExplanation(textOf(bytes) ?? "");
  if (kind === "text") return worded(textOf(bytes) ?? "");
  const { wordsIn } = await import("./picture.ts");
  const look = (picture: Uint8Array) => wordsIn(picture, ocr);
  if (kind === "photo") return worded(await look(bytes));
  const { readPdf } = await import("./pdf.ts");
  return worded(await readPdf(bytes, look));
}

function worded(text: string): FileOutcome {
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 4) throw new Unreadable("no_text");
  return { text: mended(text.trim()).slice(0, LIMITS.characters) };
}

/** Dates and numbers that a line ended in the middle of: `10/08/` and `2026`. */
const mended = (text: string): string => text.replace(/(\d[-/])\n(?=\d)/g, "$1");
