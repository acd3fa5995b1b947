import type { ButtonInteraction, MessageContextMenuCommandInteraction } from "discord.js";
import { ANY, type Bot } from "../../src/core/contract.ts";
import { writeControl } from "./custom-id.ts";
import type { Direct } from "./direct.ts";
import { createLook, type Look } from "./look.ts";
import type { Log, Store } from "./options.ts";
import { button, buttonRows, paragraph } from "./pieces.ts";
import { conversationId } from "./place.ts";
import { reasonOf, refusesMessages } from "./refusal.ts";
import { type Message, pack } from "./render.ts";
import { accept } from "./surface.ts";
import type { Talk } from "./talk.ts";
import { triageTurn } from "./turn.ts";

/** For "Triage this denial": only the person who used it sees the answer; the author can be asked privately to come. */
export interface Triage {
  onCommand(command: MessageContextMenuCommandInteraction): Promise<void>;
  /** Writes to the author of the message. */
  invite(press: ButtonInteraction, author: string): Promise<void>;
  /** The author wants no more invitations. */
  decline(press: ButtonInteraction): Promise<void>;
}

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;
const YEARS_MS = 120 * MONTH_MS;

interface TriageParts {
  words: Bot["words"];
  talk: Talk;
  direct: Direct;
  store: Store;
  log: Log;
}

const said = (words: string, look: Look, ...buttons: Parameters<typeof buttonRows>[0]): Message => {
  const [message] = pack([...paragraph(words), ...buttonRows(buttons)], "plain");
  if (!message) throw new Error(`There are no words to show to ${look.conversation}`);
  return message;
};

export const createTriage = ({ words, talk, direct, store, log }: TriageParts): Triage => {
  const lookFor = (user: string, locale?: string, ref = "") =>
    createLook(words, { conversation: conversationId(user, ref), locale, typeless: true });

  /** Once a month at most, and never after a no. */
  const mayInvite = async (author: string): Promise<boolean> => (await store.get(`invited:${author}`)) === undefined;

  const invitation = (author: string, locale: string): Message => {
    const look = lookFor(author, locale);
    return said(
      look.words("invitation"),
      look,
      button(writeControl({ kind: "any", prompt: ANY, value: "start" }), look.words("start"), "primary"),
      button(writeControl({ kind: "decline" }), look.words("decline")),
    );
  };

  const tryInvite = async (author: string, locale: string): Promise<string> => {
    if (!(await mayInvite(author))) return "invited_before";
    await direct.tried(author, async () => (await direct.open(author)).send(invitation(author, locale)));
    await store.set(`invited:${author}`, 1, MONTH_MS);
    return "invited";
  };

  const failure = (error: unknown): string => {
    if (!refusesMessages(error)) log.error("discord.invite", reasonOf(error));
    return refusesMessages(error) ? "invite_refused" : "failed";
  };

  return {
    onCommand: async (command) => {
      const surface = await accept(command, "new");
      const turn = triageTurn(command);
      const look = lookFor(command.user.id, command.locale);
      const { author } = command.targetMessage;
      if (!turn.text && !turn.files) return void (await surface.send(said(look.words("nothing_to_read"), look)));
      if (author.id === command.user.id) return talk.answer(turn, surface);
      const invite = button(writeControl({ kind: "invite", value: author.id }), look.words("invite"));
      const intro = said(look.words("only_you"), look, ...(author.bot ? [] : [invite]));
      await talk.answer(turn, surface, [intro]);
    },
    invite: async (press, author) => {
      const surface = await accept(press, "edit");
      const outcome = await tryInvite(author, press.locale).catch(failure);
      const look = lookFor(press.user.id, press.locale);
      await surface.send(said(`${look.words("only_you")}\n${look.words(outcome)}`, look));
    },
    decline: async (press) => {
      const surface = await accept(press, "edit");
      await store.set(`invited:${press.user.id}`, 1, YEARS_MS);
      const look = lookFor(press.user.id, press.locale);
      await surface.send(said(look.words("declined"), look));
    },
  };
};
