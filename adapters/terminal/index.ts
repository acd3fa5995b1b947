import type { Adapter, Ask, Bot, Reply } from "../../src/core/contract.ts";
import { ANY } from "../../src/core/contract.ts";
import { controlsAfter, NONE } from "./controls.ts";
import { saveFile } from "./files.ts";
import { fillIn } from "./form.ts";
import { createLines, type Lines } from "./lines.ts";
import { type Look, lookOf, type Output } from "./look.ts";
import { renderReplies } from "./render.ts";
import { harmless } from "./small-markdown.ts";
import { CONVERSATION, type Deed, deedOf, turnOf } from "./turn.ts";
import { wrap } from "./wrap.ts";

type Input = NodeJS.ReadableStream & { isTTY?: boolean };

export interface TerminalOptions {
  input: Input;
  output: Output;
  /** Where files are looked for and saved; by default the current folder. */
  folder?: string;
  /** The language that was asked for, e.g. `es`. */
  locale?: string;
  /** What the person did before typing anything, such as naming a file, or just being there; `start` waits for it. */
  first?: Deed;
}

export interface TerminalAdapter extends Adapter {
  /** Resolves when the person has left or the input has ended. */
  ended: Promise<void>;
}

/** One conversation in plain lines, on a terminal or between pipes. */
export const createTerminal = (options: TerminalOptions): TerminalAdapter => {
  const { promise: ended, resolve: leave } = Promise.withResolvers<void>();
  let talk: Talk | undefined;
  return {
    name: "terminal",
    ended,
    start: async (bot) => {
      talk = createTalk(bot, options, leave);
      await talk.begin();
      talk.run().then(leave);
    },
    stop: async () => {
      talk?.end();
      if (talk) await ended;
    },
    send: async (conversation, replies) => {
      if (!talk || conversation !== CONVERSATION) throw new Error("The terminal has no such conversation");
      talk.show(replies);
    },
  };
};

interface Talk {
  /** Does what comes before anything is typed. */
  begin(): Promise<void>;
  run(): Promise<void>;
  show(replies: Reply[]): void;
  end(): void;
}

const createTalk = (bot: Bot, options: TerminalOptions, leave: () => void): Talk => {
  const { input, output, folder = ".", locale, first } = options;
  const interactive = Boolean(input.isTTY && output.isTTY);
  const lines: Lines = createLines({ input, output, interactive, onImpatient: leave });
  const look = (): Look => lookOf(output, bot.words, locale);
  const draft = new Map<string, string>();
  let controls = NONE;
  let waiting: Deed | undefined;
  /** Nothing was typed since something was told, so there is an empty line already. */
  let told = false;
  output.on("error", () => lines.end());

  const tell = (text: string): void => {
    if (!text) return;
    lines.write(`${interactive && !told ? "\n" : ""}${text}\n\n`);
    told = true;
  };

  const save = (file: NonNullable<Reply["files"]>[number]): string => {
    const { words } = look();
    try {
      return words("terminal.saved", { name: saveFile(file, folder) });
    } catch {
      return words("terminal.not_saved", { name: file.name });
    }
  };

  const show = (replies: Reply[], stood?: Ask): void => {
    if (replies.some(({ ask }) => ask?.prompt !== controls.ask?.prompt)) draft.clear();
    controls = controlsAfter(controls, replies);
    tell(renderReplies(replies, look(), stood));
    for (const file of replies.flatMap((reply) => reply.files ?? [])) tell(wrap(save(file), look()));
  };

  const answer = async (deed: Deed): Promise<void> => {
    for (const { name } of deed.files ?? [])
      tell(wrap(look().words("terminal.reading", { name: harmless(name) }), look()));
    const stood = isRepeat(deed) ? undefined : controls.ask;
    show(await bot.handle(turnOf(deed, locale)), stood);
  };

  const isRepeat = ({ text = "" }: Deed): boolean => bot.command(text, locale) === "repeat";

  const isLeaving = (line: string): boolean =>
    look().words("terminal.words.leave").split("\n").includes(line.trim().toLowerCase());

  const later = (deed: Deed): void => {
    waiting = deed;
  };

  const take = (): Deed | undefined => {
    const deed = waiting;
    waiting = undefined;
    return deed;
  };

  /** What the person does next; nothing at the end. What cannot be done is told, and the question stands. */
  const nextDeed = async (): Promise<Deed | undefined> => {
    if (waiting) return take();
    if (controls.ask?.kind === "form") {
      const dialogue = { bot, look: look(), locale, draft, tell, next: nextLine, later };
      return fillIn(controls.ask, controls, dialogue);
    }
    for (;;) {
      const line = await nextLine();
      if (line === undefined) return undefined;
      const deed = deedOf(line, controls, folder);
      if (!("problem" in deed)) return deed;
      tell(wrap(look().words(deed.problem, { name: harmless(deed.name) }), look()));
    }
  };

  const nextLine = async (): Promise<string | undefined> => {
    const line = await lines.next();
    told = false;
    return line !== undefined && isLeaving(line) ? undefined : line;
  };

  /** Where something stands, the bot says how to come back to it. */
  const goodbye = async (): Promise<void> => {
    if (!interactive) return;
    const stands = controls.ask || controls.choices.length > 0;
    const pause = { choice: { prompt: ANY, ids: ["pause"] } };
    const said = stands ? await bot.handle(turnOf(pause, locale)) : [];
    const blocks = said.flatMap((reply) => reply.blocks);
    tell([renderReplies([{ blocks }], look()), look().words("terminal.goodbye")].filter(Boolean).join("\n\n"));
  };

  return {
    show,
    end: lines.end,
    begin: async () => {
      if (first) await answer(first);
    },
    run: async () => {
      for (let deed = await nextDeed(); deed; deed = await nextDeed()) await answer(deed);
      await goodbye();
      lines.end();
    },
  };
};
