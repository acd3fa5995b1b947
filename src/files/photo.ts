import { createCanvas, loadImage } from "@napi-rs/canvas";
import { imageSize } from "image-size";
import { LIMITS } from "./limits.ts";
import { Unreadable } from "./outcome.ts";

const BEST_WIDTH = 1800;
const MOST_SIDE = 3200;

/** The photo as a PNG of a size that words are read well from, the right way up. */
export async function prepared(bytes: Uint8Array): Promise<Uint8Array> {
  const { width, height } = imageSize(bytes);
  if (width * height > LIMITS.pixels) throw new Unreadable("too_large");
  const image = await decoded(bytes);
  const scale = Math.min(
    Math.max(1, Math.min(3, BEST_WIDTH / image.width)),
    MOST_SIDE / Math.max(image.width, image.height),
  );
  const canvas = createCanvas(Math.ceil(image.width * scale), Math.ceil(image.height * scale));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.encode("png");
}

async function decoded(bytes: Uint8Array) {
  try {
    return await loadImage(bytes);
  } catch {
    throw new Unreadable("damaged");
  }
}
