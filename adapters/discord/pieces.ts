import {
  type APIButtonComponentWithCustomId,
  type APIComponentInContainer,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuOption,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import type { Choice, OutgoingFile } from "../../src/core/contract.ts";
import { clip, LIMITS, TEXT_ROOM } from "./limits.ts";
import { toDiscord } from "./markdown.ts";

/** Components that must not be torn apart. */
export interface Piece {
  components: APIComponentInContainer[];
  files?: OutgoingFile[];
}

export const piece = (...components: APIComponentInContainer[]): Piece => ({ components });

export const display = (content: string, id?: number): APITextDisplayComponent => ({
  type: ComponentType.TextDisplay,
  content,
  ...(id === undefined ? {} : { id }),
});

const prefixed = (prefix: string, text: string): string =>
  text
    .split("\n")
    .map((line) => prefix + line)
    .join("\n");

/** A text in the small Markdown; `prefix` stands before each line, e.g. `-# `. `id` marks its first component. */
export const paragraph = (text: string, prefix = "", id?: number): Piece[] =>
  toDiscord(text, TEXT_ROOM).map((part, at) => piece(display(prefixed(prefix, part), at === 0 ? id : undefined)));

/** A heading is one line. */
export const heading = (text: string, prefix: string, id?: number): Piece[] =>
  paragraph(text.replace(/\s+/g, " "), prefix, id);

/** Lines in as few texts as may be. */
export const lines = (texts: string[]): Piece[] => {
  const groups: string[] = [];
  for (const line of texts) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + line.length < TEXT_ROOM) groups[groups.length - 1] = `${last}\n${line}`;
    else groups.push(line);
  }
  return groups.map((group) => piece(display(group)));
};

export const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

export const row = (...components: APIComponentInMessageActionRow[]): APIComponentInContainer => ({
  type: ComponentType.ActionRow,
  components,
});

const STYLES = { primary: ButtonStyle.Primary, danger: ButtonStyle.Danger } as const;

export const button = (
  customId: string,
  label: string,
  style?: keyof typeof STYLES,
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  custom_id: customId,
  label,
  style: style ? STYLES[style] : ButtonStyle.Secondary,
});

export const buttonRows = (buttons: APIButtonComponentWithCustomId[]): Piece[] =>
  inGroups(buttons, LIMITS.rowButtons).map((group) => piece(row(...group)));

const option = ({ id, label }: Choice): APISelectMenuOption => ({ value: id, label: clip(label, LIMITS.optionLabel) });

/** Lists of at most 25; with `several`, any number of options can be picked. */
export const selectRows = (choices: Choice[], customId: () => string, placeholder: string, several = false): Piece[] =>
  inGroups(choices, LIMITS.options).map((group) =>
    piece(
      row({
        type: ComponentType.StringSelect,
        custom_id: customId(),
        placeholder: clip(placeholder, LIMITS.placeholder),
        options: group.map(option),
        min_values: 1,
        max_values: several ? group.length : 1,
      }),
    ),
  );

/** Every component with all that it holds, as Discord counts them. */
export const flatten = (components: readonly object[]): object[] =>
  components.flatMap((component) => {
    const { components: inner = [], accessory } = component as { components?: object[]; accessory?: object };
    return [component, ...flatten(inner), ...(accessory ? [accessory] : [])];
  });

export const countOf = (components: readonly object[]): number => flatten(components).length;

export const sizeOf = (components: readonly object[]): number =>
  flatten(components).reduce((sum, part) => sum + ("content" in part ? String(part.content).length : 0), 0);

export type TopLevel = APIMessageTopLevelComponent;
