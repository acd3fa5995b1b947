import { DiscordAPIError, RESTJSONErrorCodes } from "discord.js";

const codeOf = (error: unknown): number | string | undefined =>
  error instanceof DiscordAPIError ? error.code : undefined;

/** The person takes no direct messages from the app. */
export const refusesMessages = (error: unknown): boolean =>
  codeOf(error) === RESTJSONErrorCodes.CannotSendMessagesToThisUser;

const LOST: unknown[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
];

/** Somebody else answered it already, or it came too late: nobody waits for us. */
export const isLost = (error: unknown): boolean => LOST.includes(codeOf(error));

/** What may be logged of a failure: Discord's own number, never a payload. */
export const reasonOf = (error: unknown): { kind?: string; error: unknown } => {
  const code = codeOf(error);
  return code === undefined ? { error } : { kind: String(code), error };
};
