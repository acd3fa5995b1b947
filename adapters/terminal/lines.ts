import { createInterface, type Interface } from "node:readline";

/** What a person types, a turn at a time. */
export interface Lines {
  /** The next text; nothing when the input has ended. Shows the prompt on a terminal. */
  next(): Promise<string | undefined>;
  /** Writes something, also while the person types; what is typed so far stays. */
  write(text: string): void;
  /** Ends the input, as the person does by Ctrl-D. */
  end(): void;
}

export interface LinesOptions {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  /** A person sits there, so there is a prompt, and lines can be edited. Else each line is shown as it is read. */
  interactive: boolean;
  /** Ctrl-C when the input has ended already: the person does not want to wait. */
  onImpatient(): void;
}

const PROMPT = "> ";
/** Lines that come this close together were pasted, and are one text. */
const PASTE_MS = 40;

export const createLines = ({ input, output, interactive, onImpatient }: LinesOptions): Lines => {
  const reader = createInterface({ input, terminal: interactive, prompt: PROMPT, ...(interactive && { output }) });
  const texts: string[] = [];
  let wake: (() => void) | undefined;
  let ended = false;

  const arrived = (text: string): void => {
    texts.push(text);
    wake?.();
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    reader.close();
    wake?.();
  };
  reader.on("line", interactive ? gather(reader, arrived) : arrived);
  reader.on("close", end);
  reader.on("SIGINT", () => (ended ? onImpatient() : end()));

  return {
    next: async () => {
      if (texts.length === 0 && !ended) {
        if (interactive) reader.prompt();
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
      const text = texts.shift();
      if (!interactive && text !== undefined) output.write(`${PROMPT}${text}\n`);
      return text;
    },
    write: (text) => {
      const typing = interactive && wake !== undefined;
      output.write(typing ? `\n${text}` : text);
      if (typing) reader.prompt(true);
    },
    end,
  };
};

/** Puts pasted lines together; the last one may wait for its Enter. */
const gather = (reader: Interface, arrived: (text: string) => void): ((line: string) => void) => {
  const lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const done = (): void => {
    if (lines.length > 1 && reader.line !== "") return;
    arrived(lines.splice(0).join("\n"));
  };
  return (line) => {
    lines.push(line);
    clearTimeout(timer);
    timer = setTimeout(done, PASTE_MS);
  };
};
