/** A direct-message thread of a person with the app: a conversation. */
export interface Thread {
  channel: string;
  thread: string;
}

/** `slack:T1:U3` */
export const personId = (team: string, user: string): string => `slack:${team}:${user}`;

/** `slack:T1:D2:1731.55` */
export const conversationId = (team: string, { channel, thread }: Thread): string =>
  `slack:${team}:${channel}:${thread}`;

/** Everything of one workspace begins with this. */
export const workspacePrefix = (team: string): string => `slack:${team}:`;

export const teamOf = (conversation: string): string => conversation.split(":")[1] ?? "";

/** The thread of a conversation; none when it is a person's own conversation outside of threads. */
export const threadOf = (conversation: string): Thread | undefined => {
  const [, , channel, thread] = conversation.split(":");
  return channel && thread ? { channel, thread } : undefined;
};
