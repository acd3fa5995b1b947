import { imageSize } from "image-size";

/** What a file is, told by its bytes; its name and media type may say anything. */
export type Kind = "pdf" | "photo" | "heic" | "remittance" | "json" | "text" | "unsupported";

const HEIC = /^.{4}ftyp(heic|heix|hevc|heim|heis|mif1|msf1)/s;
const PHOTOS = ["png", "jpg", "webp", "gif", "bmp"];
/** A PDF may begin with other bytes; readers look for its mark in the first kilobyte. */
const PDF_MARK_WITHIN = 1024;

export function kindOf(bytes: Uint8Array): Kind {
  const start = Buffer.from(bytes.subarray(0, PDF_MARK_WITHIN)).toString("latin1");
  if (start.includes("%PDF-")) return "pdf";
  if (HEIC.test(start)) return "heic";
  const image = imageType(bytes);
  if (image) return PHOTOS.includes(image) ? "photo" : "unsupported";
  const text = textOf(bytes)?.trimStart();
  if (text === undefined) return "unsupported";
  if (/^ISA[^A-Za-z0-9\s]/.test(text)) return "remittance";
  return /^[{[]/.test(text) ? "json" : "text";
}

function imageType(bytes: Uint8Array): string | undefined {
  try {
    return imageSize(bytes).type;
  } catch {
    return undefined;
  }
}

/** The words of a plain file in UTF-8 or UTF-16, or nothing when the bytes are no words. */
export function textOf(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  const odd = text.match(/[^\P{Cc}\t\n\r\f]|\ufffd/gu)?.length ?? 0;
  return odd > text.length / 100 ? undefined : text;
}
