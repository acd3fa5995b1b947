import { isDeepStrictEqual } from "node:util";
import * as spec from "discord-api-spec/zod";
import { type Component, flat, type Json, V2 } from "./shapes.ts";

interface Schema {
  safeParse(value: unknown): { success: boolean; data?: unknown; error?: { message: string } };
}

/** What discord.js adds to every message, though the description does not name it for webhooks. */
const ADDED = ["enforce_nonce", "tts"];

const without = (value: Json): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !ADDED.includes(key)));

/** By the official description; a name that it does not know is a violation too. */
const official = (schema: Schema, body: Json): string[] => {
  const known = without(body);
  const read = schema.safeParse(known);
  if (!read.success) return [read.error?.message ?? "refused"];
  return isDeepStrictEqual(read.data, known) ? [] : [`has names that Discord does not know: ${JSON.stringify(known)}`];
};

const repeated = (values: (string | number)[]): (string | number)[] =>
  values.filter((value, at) => values.indexOf(value) !== at);

const BUTTON = 2;
const SELECT = 3;
const TEXT = 10;
const FILE = 13;

const select = ({ options = [], min_values: min = 1, max_values: max = 1, custom_id: id }: Component): string[] => [
  ...(min > max || max > options.length ? [`select ${id}: ${min} to ${max} of ${options.length}`] : []),
  ...repeated(options.map(({ value }) => value)).map((value) => `select ${id}: twice the value ${value}`),
];

const button = ({ label, custom_id: id, url, style, emoji }: Component): string[] => [
  ...(label || emoji ? [] : [`button ${id} says nothing`]),
  ...((style === 5) === Boolean(url) && (style === 5) !== Boolean(id) ? [] : [`button ${id}: style, url and id`]),
];

const each = (one: Component): string[] => {
  if (one.type === SELECT) return select(one);
  if (one.type === BUTTON) return button(one);
  return one.type === TEXT && !one.content?.trim() ? ["an empty text"] : [];
};

const mixed = (row: Component): boolean =>
  row.type === 1 && (row.components ?? []).some(({ type }) => type === SELECT) && (row.components ?? []).length > 1;

const rules = (components: Component[], files: string[]): string[] => {
  const all = flat(components);
  const size = all.reduce((sum, { content = "", type }) => sum + (type === TEXT ? content.length : 0), 0);
  const named = all.flatMap(({ custom_id: id }) => id ?? []);
  const shown = all.filter(({ type }) => type === FILE).map(({ file }) => file?.url.replace("attachment://", "") ?? "");
  return [
    ...(all.length > 40 ? [`${all.length} components`] : []),
    ...(size > 4000 ? [`${size} characters of text`] : []),
    ...repeated(named).map((id) => `twice the custom id ${id}`),
    ...repeated(all.flatMap(({ id }) => id ?? [])).map((id) => `twice the id ${id}`),
    ...all.flatMap(each),
    ...all.filter(mixed).map(() => "a row with a list and something else"),
    ...(isDeepStrictEqual(shown.toSorted(), files.toSorted()) ? [] : [`files ${files} but shown ${shown}`]),
  ];
};

interface Sent {
  flags?: number;
  content?: string | null;
  embeds?: unknown[];
  components?: Component[];
  allowed_mentions?: { parse?: unknown[]; users?: unknown[]; roles?: unknown[] };
}

/** What every message must keep to beyond the description, and our own rule that nothing is ever mentioned. */
const messageRules = (body: Sent, files: string[]): string[] => [
  ...(isDeepStrictEqual(body.allowed_mentions, { parse: [] }) ? [] : ["mentions are not off"]),
  ...(((body.flags ?? 0) & V2) === 0 ? ["not Components V2"] : []),
  ...(body.content || body.embeds?.length ? ["content or embeds beside Components V2"] : []),
  ...(body.components?.length ? [] : ["an empty message"]),
  ...rules(body.components ?? [], files),
];

const MESSAGES = {
  webhook: spec.IncomingWebhookRequestPartialSchema,
  webhookEdit: spec.IncomingWebhookUpdateRequestPartialSchema,
  create: spec.MessageCreateRequestSchema,
  edit: spec.MessageEditRequestPartialSchema,
};

/** Violations of a message that is sent or edited. */
export const checkMessage = (kind: keyof typeof MESSAGES, body: Json, files: string[]): string[] => [
  ...official(MESSAGES[kind], body),
  ...messageRules(body as Sent, files),
];

const modalRules = ({ components = [] }: { components?: Component[] }): string[] => {
  const labels = components.filter(({ type }) => type !== TEXT);
  return [
    ...(labels.length > 5 || labels.length === 0 ? [`${labels.length} labels in a modal`] : []),
    ...labels.filter(({ type }) => type !== 18).map(({ type }) => `a ${type} in a modal`),
    ...rules(components, []),
    ...flat(components).flatMap(({ type, value = "", max_length: most = 4000 }) =>
      type === 4 && String(value).length > most ? ["a text input is longer than it may be"] : [],
    ),
  ];
};

/** Interaction type → the callbacks it takes: command, component, autocomplete, modal. */
const CALLBACKS: Record<number, number[]> = { 2: [4, 5, 9], 3: [4, 5, 6, 7, 9], 4: [8], 5: [4, 5, 6, 7] };

const CALLBACK_SCHEMAS: Record<number, Schema> = {
  4: spec.CreateMessageInteractionCallbackRequestSchema,
  5: spec.CreateMessageInteractionCallbackRequestSchema,
  6: spec.UpdateMessageInteractionCallbackRequestSchema,
  7: spec.UpdateMessageInteractionCallbackRequestSchema,
  8: spec.ApplicationCommandAutocompleteCallbackRequestSchema,
  9: spec.ModalInteractionCallbackRequestSchema,
};

/** Violations of the first answer to an interaction. */
export const checkCallback = (
  body: { type: number; data?: Json },
  interaction: { type: number; messageId?: string },
  files: string[],
): string[] => {
  const { type, data = {} } = body;
  const schema = CALLBACK_SCHEMAS[type];
  const fits = CALLBACKS[interaction.type]?.includes(type) && (type < 6 || type > 7 || interaction.messageId);
  return [
    ...(schema ? official(schema, { ...body, ...(body.data ? { data: without(data) } : {}) }) : [`callback ${type}`]),
    ...(fits ? [] : [`callback ${type} for an interaction of type ${interaction.type}`]),
    ...(type === 4 || type === 7 ? messageRules(data as Sent, files) : []),
    ...(type === 9 ? modalRules(data as { components?: Component[] }) : []),
  ];
};

interface Option extends Json {
  type: number;
  name: string;
  required?: boolean;
  options?: Option[];
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

const namesOf = (one: Json): string[] => [String(one.name), ...Object.values((one.name_localizations ?? {}) as object)];

const optionRules = (options: Option[]): string[] => {
  const required = options.map((option) => option.required === true);
  return [
    ...(required.join() === required.toSorted((a, b) => Number(b) - Number(a)).join() ? [] : ["required come first"]),
    ...options.flatMap(namesOf).flatMap((name) => (NAME.test(name) && name === name.toLowerCase() ? [] : [name])),
    ...repeated(options.map(({ name }) => name)).map((name) => `twice the option ${name}`),
    ...options.flatMap((option) => optionRules(option.options ?? [])),
  ];
};

const commandRules = (command: Json): string[] => {
  const chat = command.type === undefined || command.type === 1;
  const wrong = namesOf(command).filter((name) => chat && !(NAME.test(name) && name === name.toLowerCase()));
  return [
    ...wrong,
    ...(chat === Boolean(command.description) ? [] : [`${command.name}: description`]),
    ...optionRules((command.options ?? []) as Option[]),
    ...(JSON.stringify(command).length > 8000 ? ["a command of more than 8000 characters"] : []),
  ];
};

export const checkCommands = (commands: Json[]): string[] =>
  commands.flatMap((command) => [
    ...official(spec.ApplicationCommandUpdateRequestSchema, command),
    ...commandRules(command),
  ]);
