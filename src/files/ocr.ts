import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createWorker } from "tesseract.js";

/** From the package, so that nothing is downloaded; the smaller of its two models, read as well and loaded sooner. */
const LANGUAGE = join(
  dirname(fileURLToPath(import.meta.resolve("@tesseract.js-data/eng/package.json"))),
  "4.0.0_best_int",
);

export interface Ocr {
  recognize(png: Uint8Array): Promise<string>;
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
      const { data } = await (await worker).recognize(Buffer.from(png));
      return data.confidence < 30 ? "" : data.text;
    },
    stop: async () => void (await (await worker)?.terminate()),
  };
}
