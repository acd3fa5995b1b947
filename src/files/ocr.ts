import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWorker, type Page } from "tesseract.js";
import { trusted } from "./seen-words.ts";

/** From the package, so that nothing is downloaded; the smaller of its two models, which reads letters as well. */
const LANGUAGE = join(
  dirname(fileURLToPath(import.meta.resolve("@tesseract.js-data/eng/package.json"))),
  "4.0.0_best_int",
);

export interface Seen {
  text: string;
  /** 0 to 100. */
  confidence: number;
}

export interface Ocr {
  recognize(png: Uint8Array): Promise<Seen>;
  stop(): Promise<void>;
}

/** Starts at the first picture. Everything stays on this machine and in memory. */
export function createOcr(): Ocr {
  let worker: ReturnType<typeof createWorker> | undefined;
  const start = () =>
    createWorker("eng", 1, { langPath: LANGUAGE, cacheMethod: "none", gzip: true, errorHandler: () => {} });
  return {
    recognize: async (png) => {
      worker ??= start();
      const { data } = await (await worker).recognize(Buffer.from(png), {}, { text: true, blocks: true });
      return { text: textOf(data), confidence: data.confidence };
    },
    stop: async () => void (await (await worker)?.terminate()),
  };
}

function textOf({ blocks }: Page): string {
  const paragraphs = (blocks ?? []).flatMap((block) => block.paragraphs);
  return paragraphs.map(({ lines }) => lines.map(({ words }) => words.map(trusted).join(" ")).join("\n")).join("\n\n");
}
