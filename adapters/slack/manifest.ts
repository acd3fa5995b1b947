/** What the app may do, and why: nothing is asked for that no line of this adapter uses. */
export const SCOPES = [
  "app_mentions:read", // a mention is answered privately
  "assistant:write", // suggested prompts, and the note that a letter is being read
  "chat:write", // replies
  "commands", // /denial and the two shortcuts
  "files:read", // letters dropped into the conversation
  "files:write", // calendar files
  "im:history", // what a person writes to the app
  "im:write", // a thread in direct messages for a case begun elsewhere
] as const;
