import { createCanvas, type Image, loadImage } from "@napi-rs/canvas";
import { imageSize } from "image-size";
import { LIMITS } from "./limits.ts";
import { Unreadable } from "./outcome.ts";
import { isWhole } from "./whole.ts";

/** Letters are read best at this size: larger is slower and no better, smaller ones are blown up at most threefold. */
const BEST_SIDE = 2400;
const MOST_GROWTH = 3;

/** Clockwise, by a quarter each. */
export type QuarterTurns = 0 | 1 | 2 | 3;

/** The photo, unpacked once. How the phone was held, as the photo itself tells, is already made good. */
export async function unpack(bytes: Uint8Array): Promise<Image> {
  const { width, height } = sizeOf(bytes);
  if (width * height > LIMITS.pixels) throw new Unreadable("too_large");
  if (!isWhole(bytes)) throw new Unreadable("damaged");
  try {
    return await loadImage(bytes);
  } catch {
    throw new Unreadable("damaged");
  }
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } {
  try {
    return imageSize(bytes);
  } catch {
    throw new Unreadable("damaged");
  }
}

/** A PNG of the size that suits reading. */
export function prepared(image: Image, turns: QuarterTurns): Promise<Uint8Array> {
  const scale = Math.min(MOST_GROWTH, BEST_SIDE / Math.max(image.width, image.height));
  const [width, height] = [Math.ceil(image.width * scale), Math.ceil(image.height * scale)];
  const canvas = turns % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(image, -width / 2, -height / 2, width, height);
  return canvas.encode("png");
}
