import { loadMessages } from "../../../src/core/messages.ts";

const messages = loadMessages(new URL("../../../messages/", import.meta.url));

/** The adapter's real words. */
export const words = (id: string, params?: Record<string, string | number>): string => messages.text("en", id, params);
