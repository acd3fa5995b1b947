import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTerminal } from "../../../adapters/terminal/index.ts";
import type { Driver } from "../driver.ts";
import { createScreen, readable, type Screen } from "./screen.ts";

export interface TerminalDriver extends Driver {
  screen: Screen;
  folder: string;
}

/** Something that can be typed to press it: what to type, and the label that stands beside it. */
interface Control {
  label: string;
  type: string;
}

/** A person at the keyboard, who types what the screen tells them to type. */
export const openTerminal = async (): Promise<TerminalDriver> => {
  const screen = createScreen();
  const folder = mkdtempSync(join(tmpdir(), "recourse-terminal-"));
  const attached = new Set<string>();
  const adapter = createTerminal({ input: screen.input, output: screen.output, folder });

  const lastTurn = (): string =>
    readable(screen.raw())
      .split(/^> (?=.*\S)/m)
      .at(-1) ?? "";

  const type = async (text: string): Promise<void> => {
    await screen.ready();
    const before = screen.raw().length;
    screen.keys(`${text}\n`);
    while (screen.raw().length < before + text.length + 1) await new Promise((resolve) => setTimeout(resolve, 2));
    await screen.ready();
  };

  const controls = (): Control[] => [
    ...newest(entryControls),
    ...newest(saidControls),
    ...numberedControls(lastTurn()),
  ];

  /** What may be pressed at any time stays until other such things are shown. */
  const newest = (find: (text: string) => Control[]): Control[] => {
    const turns = readable(screen.raw()).split(/^> .*\S.*$/m);
    const shown = turns.findLast((turn) => [...entryControls(turn), ...saidControls(turn)].length > 0) ?? "";
    return find(shown);
  };

  const typeFor = (label: string): string => {
    const found = controls().findLast((control) => control.label === label);
    if (!found) throw new Error(`There is no control ${label}`);
    return found.type;
  };

  return {
    adapter,
    screen,
    folder,
    close: async () => rmSync(folder, { recursive: true }),
    type,
    attach: async (files) => {
      for (const { name, content } of files) {
        writeFileSync(join(folder, name), content);
        attached.add(name);
      }
      await type(files.map(({ name }) => `'${join(folder, name)}'`).join(" "));
    },
    press: (label) => type(typeFor(label)),
    pick: (labels) => type(labels.map(typeFor).join(", ")),
    pickDate: type,
    submit: async (values) => {
      for (let field = fieldIn(lastTurn()); field; ) {
        const { label, isLast } = field;
        await type(values[label] ?? "");
        field = fieldIn(lastTurn());
        if (isLast || field?.label === label) return;
      }
    },
    shown: () => readable(screen.raw()),
    // The word before a note is the adapter's own.
    alive: () => boldIn(screen.raw()).filter((one) => !one.startsWith("bold:terminal.tone")),
    controls: () => controls().map(({ label }) => label),
    given: () =>
      readdirSync(folder)
        .filter((name) => !attached.has(name))
        .map((name) => ({ name, content: readFileSync(join(folder, name), "utf8") })),
  };
};

/** "2. Yes" below the last question; steps above it are no controls. */
const numberedControls = (text: string): Control[] => {
  const lists = text.split(/\n\n/).filter((part) => /^ *1\. /.test(part));
  const lines = lists.at(-1)?.match(/^ *\d+\. .*(\n +\D.*)*/gm) ?? [];
  return lines.map((line) => ({
    type: line.trim().split(".")[0] ?? "",
    label: squeeze(line.replace(/^ *\d+\. /, "")),
  }));
};

const saidControls = (text: string): Control[] => {
  const [, list = ""] = /^terminal\.also ((?:.*\n?)(?: +.*\n?)*)/m.exec(text) ?? [];
  const labels = squeeze(list).split(" · ");
  return labels.filter(Boolean).map((label) => ({ label, type: label }));
};

const entryControls = (text: string): Control[] =>
  [...text.matchAll(/^ +#(?:.*\n)(?: +.*\n)*/gm)].flatMap(([list]) =>
    squeeze(list)
      .split(" · ")
      .map((one) => ({ type: one.split(" ")[0] ?? "", label: one.replace(/^#\d+ /, "") })),
  );

/** The field that is asked for now. */
const fieldIn = (text: string): { label: string; isLast: boolean } | undefined => {
  const [, label = "", at, count] = /^terminal\.field (.*) (\d+) (\d+)$/m.exec(text.split("\n\n").at(-2) ?? "") ?? [];
  return label ? { label, isLast: at === count } : undefined;
};

const boldIn = (raw: string): string[] => {
  const parts = [...raw.replaceAll("\u001b", "␛").matchAll(/␛\[1m([\s\S]*?)␛\[22m(\s*)/g)];
  return parts
    .reduce<{ text: string; end: number }[]>((runs, { index, 0: whole, 1: text = "", 2: gap = "" }) => {
      const last = runs.at(-1);
      if (last?.end === index) last.text += ` ${text}`;
      else runs.push({ text, end: 0 });
      const run = runs.at(-1);
      if (run) run.end = gap === "\n" ? index + whole.length : -1;
      return runs;
    }, [])
    .map(({ text }) => `bold:${squeeze(readable(text))}`);
};

const squeeze = (words: string): string => words.replace(/\s+/g, " ").trim();
