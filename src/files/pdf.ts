import { extractImages, getDocumentProxy, renderPageAsImage } from "unpdf";
import { LIMITS } from "./limits.ts";
import { Unreadable } from "./outcome.ts";
import { type PlacedWords, rowsOf } from "./rows.ts";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf["getPage"]>>;

/** Turns a picture of a page into words. */
export type Look = (picture: Uint8Array) => Promise<string>;

/** The words of each page; a page without words in it is a scan, and is looked at as a picture. */
export async function readPdf(bytes: Uint8Array, look: Look): Promise<string> {
  const pdf = await open(bytes);
  if (pdf.numPages > LIMITS.pages) throw new Unreadable("too_many_pages");
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readPage(pdf, number, look));
  return pages.join("\n\n");
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library takes the bytes over, so it gets a copy. Scripts and network have no place in a letter.
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, enableXfa: false, verbosity: 0 });
  } catch (error) {
    throw new Unreadable(error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged");
  }
}

async function readPage(pdf: Pdf, number: number, look: Look): Promise<string> {
  const page = await pdf.getPage(number);
  const text = rowsOf(await wordsOn(page));
  if (isReadable(text) && (lettersIn(text) >= FEW_LETTERS || !(await holdsPicture(pdf, number)))) return text;
  const seen = await look(await picture(pdf, page, number));
  return lettersIn(seen) > lettersIn(text) ? seen : text;
}

/** Places are as the page is shown, also when the page is turned. */
async function wordsOn(page: Page): Promise<PlacedWords[]> {
  const [a, b, c, d, e, f] = page.getViewport({ scale: 1 }).transform as number[] & Matrix;
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!("str" in item)) return [];
    const [, , , , x, y] = item.transform as Matrix;
    const height = item.height || Math.hypot(item.transform[2], item.transform[3]);
    return { text: item.str, x: a * x + c * y + e, y: b * x + d * y + f, width: item.width, height };
  });
}
type Matrix = [number, number, number, number, number, number];

/** Fewer than in a letter, more than in the line that a fax machine or a scanner writes over a picture of one. */
const FEW_LETTERS = 300;
/** Of a picture that words can be read from; a logo has less. */
const PICTURE_OF_WORDS = 500_000;

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Some fonts give only signs: that is not what the page says. */
const isReadable = (text: string): boolean =>
  lettersIn(text) >= 40 && lettersIn(text) > text.replace(/\s/g, "").length * 0.6;

async function holdsPicture(pdf: Pdf, number: number): Promise<boolean> {
  const images = await extractImages(pdf, number);
  return images.reduce((pixels, { width, height }) => pixels + width * height, 0) >= PICTURE_OF_WORDS;
}

const PICTURE_WIDTH = 2000;
const PICTURE_PIXELS = 8_000_000;

async function picture(pdf: Pdf, page: Page, number: number): Promise<Uint8Array> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(PICTURE_WIDTH / width, Math.sqrt(PICTURE_PIXELS / (width * height)));
  const canvasImport = () => import("@napi-rs/canvas");
  return new Uint8Array(await renderPageAsImage(pdf, number, { canvasImport, scale }));
}
