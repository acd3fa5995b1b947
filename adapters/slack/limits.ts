/** Slack's own limits, which it checks only at the API, and the room that is used of them. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  header: 150,
  actions: 25,
  buttons: 5,
  radio: 10,
  checkboxes: 10,
  options: 100,
  value: 2000,
  blockId: 255,
  plainText: 2000,
  tableRows: 100,
  tableColumns: 20,
  replies: 5,
  typed: 3000,
} as const;

/** Characters of one message, so that the text for notifications and screen readers says all that the blocks say. */
export const MESSAGE_ROOM = 3500;

/** Characters of one block. */
export const BLOCK_ROOM = 2500;
