import { existsSync } from "node:fs";
import { describe, expect, test, vi } from "vitest";
import { read } from "../../src/denial/read/index.ts";
import { LIMITS } from "../../src/files/limits.ts";
import { readFile } from "../../src/files/read-file.ts";
import { asFile, drawLetter, LETTER, paper, pdf, photo } from "./letters.ts";

/** Reading pictures takes seconds, and many of them where other tests run beside it. */
vi.setConfig({ testTimeout: 150_000 });

const TODAY = Temporal.PlainDate.from("2026-11-22");

async function textOf(bytes: Uint8Array): Promise<string> {
  const outcome = await readFile(asFile(bytes));
  if (!("text" in outcome)) throw new Error(`no words: ${JSON.stringify(outcome)}`);
  return outcome.text;
}

function expectTheDenial(text: string): void {
  const { facts } = read(text, { today: TODAY });
  expect(facts).toMatchObject({
    auth_number: "REF5582210",
    codes_approved: ["72148"],
    codes_billed: ["72158"],
    date_of_service: "2026-09-14",
    deadline_days: 180,
    notice_date: "2026-10-15",
  });
  expect(facts.carc_rarc).toEqual(["CO-284", "N54"]);
}

describe("a PDF with words in it", () => {
  test("keeps the rows of a table together, however they were drawn", async () => {
    const text = await textOf(await pdf(drawLetter));
    expect(text).toContain("09/14/2026  72158  2,914.00  0.00  CO-284 N54");
    expectTheDenial(text);
  });

  test("is read the way it is shown when its page is turned", async () => {
    const turned = await pdf((document) => {
      Object.assign(document.page.dictionary.data, { Rotate: 90 });
      document.rotate(-90).translate(-792, 0);
      drawLetter(document);
    });
    expect(await textOf(turned)).toContain("09/14/2026  72158  2,914.00  0.00  CO-284 N54");
  });

  test("puts a date back together that a line ended in", async () => {
    const text = await textOf(await pdf((document) => document.text("Service on 10/08/2026", { width: 88 })));
    expect(text).toMatch(/^Service on\s10\/08\/2026$/);
  });

  test("opens when only changing it needs a password", async () => {
    const text = await textOf(await pdf(drawLetter, { ownerPassword: "owner", pdfVersion: "1.7" }));
    expect(text).toContain("Authorization number: REF5582210");
  });

  test("may be something else by name", async () => {
    const outcome = await readFile(asFile(await pdf(drawLetter), "photo.png"));
    expect(outcome).toHaveProperty("text");
  });
});

describe("a picture of a letter", () => {
  test("a photo that is crooked and half in shadow", async () => {
    expectTheDenial(await textOf(photo().toBuffer("image/jpeg", 80)));
  });

  test("a photo that lies on its side", async () => {
    expectTheDenial(await textOf(photo(3, 0).toBuffer("image/png")));
  });

  test("a fax: a scan in a PDF under a line of words, with a page of words beside it", async () => {
    const scan = paper().toBuffer("image/jpeg", 80);
    const text = await textOf(
      await pdf((document) => {
        document.image(scan, 0, 0, { width: 612 }).fontSize(8);
        document.text("Received by fax on Nov 20, 2026 at 14:02 from 555-0142, page 1 of 2", 20, 10);
        document.addPage().text(LETTER.slice(5, 9).join("\n"));
      }),
    );
    expectTheDenial(text);
    expect(text.match(/different service/g)).toHaveLength(2);
  });

  test("leaves nothing on the disk", () => {
    expect(existsSync("eng.traineddata")).toBe(false);
  });

  test("a photo without words", async () => {
    const blank = photo();
    const context = blank.getContext("2d");
    context.fillStyle = "#6b4f3a";
    context.fillRect(0, 0, blank.width, blank.height);
    expect(await readFile(asFile(blank.toBuffer("image/jpeg")))).toEqual({ problem: "no_text" });
  });
});

describe("what cannot be read", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const half = (whole: Uint8Array) => whole.subarray(0, whole.length / 2);
  const pngHeader = (width: number, height: number) => {
    const header = Buffer.from("89504e470d0a1a0a0000000d494844520000000000000000080600000000000000", "hex");
    header.writeUInt32BE(width, 16);
    header.writeUInt32BE(height, 20);
    return header;
  };

  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ["a file of no bytes", "empty", () => new Uint8Array()],
    ["a locked PDF", "encrypted", () => pdf(drawLetter, { userPassword: "secret", pdfVersion: "1.7" })],
    ["a PDF cut off", "damaged", async () => (await pdf(drawLetter)).subarray(0, 300)],
    ["a photo cut off", "damaged", () => photo().toBuffer("image/png").subarray(0, 60)],
    ["a photo that ends in the middle (PNG)", "damaged", () => half(photo().toBuffer("image/png"))],
    ["a photo that ends in the middle (JPEG)", "damaged", () => half(photo().toBuffer("image/jpeg", 80))],
    ["a photo that ends in the middle (WebP)", "damaged", () => half(photo().toBuffer("image/webp", 80))],
    ["an explanation cut off", "damaged", () => bytes('{"resourceType":"ExplanationOfBenefit"')],
    ["an 835 cut off", "damaged", () => bytes("ISA*00*")],
    ["other JSON", "unsupported", () => bytes('{"hello":"world"}')],
    ["a file of an office program", "unsupported", () => Buffer.from("504b0304140006000800000021", "hex")],
    ["a photo of a newer phone", "heic", () => Buffer.from("0000001c6674797068656963000000006d696631", "hex")],
    ["a text of nothing", "no_text", () => bytes("  \n ")],
    ["a PDF of an empty page", "no_text", () => pdf((document) => document.text(""))],
    ["a photo that says it is huge", "too_large", () => pngHeader(60_000, 60_000)],
    [
      "a long PDF",
      "too_many_pages",
      () =>
        pdf((document) =>
          Array(15)
            .fill(0)
            .forEach(() => void document.addPage()),
        ),
    ],
  ])("%s", async (_, problem, make) => {
    expect(await readFile(asFile(await make()))).toEqual({ problem });
  });

  test("a file that is too large is not even fetched", async () => {
    const read = () => Promise.reject(new Error("fetched"));
    expect(await readFile({ name: "x", type: "", size: LIMITS.bytes + 1, read })).toEqual({ problem: "too_large" });
  });

  test("a file that is larger than it says", async () => {
    expect(await readFile(asFile(new Uint8Array(LIMITS.bytes + 1), "x", 10))).toEqual({ problem: "too_large" });
  });

  test("a file that takes too long is given up", async () => {
    const scan = photo().toBuffer("image/jpeg", 80);
    expect(await readFile(asFile(scan), { ...LIMITS, milliseconds: 50 })).toEqual({ problem: "too_slow" });
  });

  test("a file that cannot be fetched is no mistake of the person", async () => {
    const read = () => Promise.reject(new Error("gone"));
    await expect(readFile({ name: "x", type: "", size: 10, read })).rejects.toThrow("gone");
  });
});

test("words in a plain file are taken as they are", async () => {
  expect(await textOf(Buffer.from("\ufeffDenied: CO-197, señora", "utf16le"))).toBe("Denied: CO-197, señora");
});
