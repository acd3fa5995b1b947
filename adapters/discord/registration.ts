import {
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTGetCurrentApplicationResult,
  Routes,
} from "discord.js";
import { COMMANDS_BODY } from "./commands.ts";

/** Where commands are kept: in one server, or everywhere. */
export interface CommandPlace {
  appId?: string | undefined;
  guildId?: string | undefined;
}

const routeOf = async (rest: REST, { appId, guildId }: CommandPlace) => {
  const id = appId ?? ((await rest.get(Routes.currentApplication())) as RESTGetCurrentApplicationResult).id;
  return guildId ? Routes.applicationGuildCommands(id, guildId) : Routes.applicationCommands(id);
};

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === false ||
  value === "" ||
  (typeof value === "object" && Object.keys(value).length === 0);

/** What Discord adds (ids, versions) does not count; what it leaves out because it says nothing does not either. */
const isIn = (wanted: unknown, found: unknown): boolean => {
  if (isEmpty(wanted)) return isEmpty(found);
  if (Array.isArray(wanted))
    return Array.isArray(found) && wanted.length === found.length && wanted.every((one, at) => isIn(one, found[at]));
  if (typeof wanted !== "object" || wanted === null) return wanted === found;
  const there = (found ?? {}) as Record<string, unknown>;
  return Object.entries(wanted).every(([key, value]) => isIn(value, there[key]));
};

/** Whether Discord knows exactly our commands. Rejects when Discord does. */
export const areRegistered = async (rest: REST, place: CommandPlace): Promise<boolean> => {
  const query = new URLSearchParams({ with_localizations: "true" });
  const found = (await rest.get(await routeOf(rest, place), { query })) as RESTGetAPIApplicationCommandsResult;
  const same = COMMANDS_BODY.every((wanted) =>
    found.some((one) => one.name === wanted.name && one.type === wanted.type && isIn(wanted, one)),
  );
  return same && found.length === COMMANDS_BODY.length;
};

/** Tells Discord our commands, but only when they changed; says whether it did. Rejects when Discord does. */
export const registerCommands = async (rest: REST, place: CommandPlace): Promise<boolean> => {
  if (await areRegistered(rest, place)) return false;
  await rest.put(await routeOf(rest, place), { body: COMMANDS_BODY });
  return true;
};
