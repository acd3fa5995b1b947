import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** A terminal window of 80 columns: what is typed goes in, what is shown comes out. */
export interface Screen {
  input: PassThrough & { isTTY: boolean };
  output: PassThrough & { isTTY: boolean; columns: number };
  /** Presses these keys. */
  keys(text: string): void;
  /** All that was written, with its control codes. */
  raw(): string;
  /** When the prompt waits for the person. */
  ready(): Promise<void>;
}

const ESC = "\u001b";
/** How readline clears a line before it writes the prompt, and where it puts the cursor after it. */
const CLEAR = `${ESC}[1G${ESC}[0J`;
const AFTER = `${ESC}[3G`;

export function createScreen(columns = 80): Screen {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, getColorDepth: () => 8 });
  let raw = "";
  output.on("data", (bytes: Buffer) => {
    raw += bytes.toString();
  });
  const waits = () => /(^|\n)> $/.test(raw.slice(-50).replaceAll(CLEAR, "").replaceAll(AFTER, ""));
  return {
    input,
    output,
    keys: (text) => void input.write(text),
    raw: () => raw,
    ready: async () => {
      const patience = Date.now() + 3_000;
      while (!waits()) {
        if (Date.now() > patience) throw new Error(`The prompt did not come back: ${readable(raw).slice(-500)}`);
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    },
  };
}

/** What a person reads of it. */
export const readable = (raw: string): string => stripVTControlCharacters(raw).replaceAll("\r", "");
