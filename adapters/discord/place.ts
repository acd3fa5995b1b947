/** `discord:3`; a person's own conversation has the same id. */
export const personId = (user: string): string => `discord:${user}`;

/** The conversation about somebody else's message: `discord:3:99`; `ref` is the message's id, or empty for one's own. */
export const conversationId = (user: string, ref: string): string => personId(user) + (ref && `:${ref}`);

export const userOf = (conversation: string): string => conversation.split(":")[1] ?? "";

/** What a control has to remember of a conversation: only its person sees the control, so not whose it is. */
export const refOf = (conversation: string): string => conversation.split(":")[2] ?? "";
