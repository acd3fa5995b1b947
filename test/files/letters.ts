import { createRequire } from "node:module";
import { type Canvas, createCanvas, GlobalFonts } from "@napi-rs/canvas";
import PDFDocument from "pdfkit";
import type { IncomingFile } from "../../src/core/contract.ts";

/** A letter as people get it: some cells of a line are far apart, as in a table. */
export const LETTER = `MERIDIAN PLAINS HEALTH PLAN
Explanation of Benefits - THIS IS NOT A BILL
Notice date: October 15, 2026
Authorization number: REF5582210

We approved the imaging study under the number above (code 72148).
The claim from your provider was for a different service, code 72158.
For this reason we cannot pay the claim. You may ask us to review this
decision within 180 days of the date you receive this notice.

Date of service | Procedure | Billed | Paid | Code
09/14/2026 | 72158 | 2,914.00 | 0.00 | CO-284 N54

If you do not agree, write to Member Appeals, PO Box 30432.`.split("\n");

export const asFile = (bytes: Uint8Array, name = "letter", size = bytes.length): IncomingFile => ({
  name,
  type: "application/octet-stream",
  size,
  read: async () => bytes,
});

type Pdf = InstanceType<typeof PDFDocument>;

export function pdf(draw: (pdf: Pdf) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const document = new PDFDocument({ size: "LETTER", ...options });
  const parts: Buffer[] = [];
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  document.on("data", (part: Buffer) => parts.push(part));
  document.on("end", () => resolve(Buffer.concat(parts)));
  draw(document);
  document.end();
  return promise;
}

/** Cells are drawn column by column, as many programs do, so that only their places tell the rows. */
export function drawLetter(document: Pdf): void {
  for (const column of [0, 1, 2, 3, 4])
    LETTER.forEach((line, row) => {
      const cell = line.split(" | ")[column];
      if (cell) document.fontSize(11).text(cell, 60 + column * 100, 72 + row * 20, { lineBreak: false });
    });
}

const FONT = "Letter";
const { resolve } = createRequire(import.meta.url);
GlobalFonts.registerFromPath(resolve("dejavu-fonts-ttf/ttf/DejaVuSerif.ttf"), FONT);

/** The letter on paper, 1700 by 2200 pixels. */
export function paper(): Canvas {
  const canvas = createCanvas(1700, 2200);
  const context = canvas.getContext("2d");
  context.fillStyle = "#fbf9f2";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = "#1c1c1c";
  context.font = `30px ${FONT}`;
  LETTER.forEach((line, row) => {
    line.split(" | ").forEach((cell, column) => {
      context.fillText(cell, 130 + column * 270, 180 + row * 54);
    });
  });
  return canvas;
}

/** A photo of the paper on a table: a little crooked, and half in shadow. `turns`: how the phone was held, in quarters. */
export function photo(turns = 0, degrees = 1.5): Canvas {
  const canvas = turns % 2 === 0 ? createCanvas(2100, 2800) : createCanvas(2800, 2100);
  const context = canvas.getContext("2d");
  const { width, height } = canvas;
  context.fillStyle = "#6b4f3a";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((turns * Math.PI) / 2 + (degrees * Math.PI) / 180);
  context.drawImage(paper(), -935, -1210, 1870, 2420);
  context.resetTransform();
  const shadow = context.createLinearGradient(0, 0, width, height);
  shadow.addColorStop(0, "rgba(0, 0, 0, 0)");
  shadow.addColorStop(1, "rgba(0, 0, 0, 0.55)");
  context.fillStyle = shadow;
  context.fillRect(0, 0, width, height);
  return canvas;
}
