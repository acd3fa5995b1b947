/** Discord's own limits, which its client library does not check, and the room that is used of them. */
export const LIMITS = {
  customId: 100,
  components: 40,
  /** Characters of all texts of one message. */
  text: 4000,
  rowButtons: 5,
  options: 25,
  optionLabel: 100,
  placeholder: 150,
  modalTitle: 45,
  modalLabels: 5,
  label: 45,
  description: 100,
  textInput: 4000,
  uploads: 10,
  /** Follow-ups to one interaction where the app is only installed by the person. */
  followUps: 5,
  topics: 25,
} as const;

/** Buttons become a list when there are more. */
export const MOST_BUTTONS = 10;

/** Characters of one text of a message. */
export const TEXT_ROOM = 1500;

/** Characters of a field in a form; five of them, escaped, fit in a message. */
export const FIELD_ROOM = 300;

/** Bytes of a file that is fetched. */
export const FILE_ROOM = 20 * 1024 * 1024;

/** At most this many characters; what is left out is shown elsewhere in full. */
export const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
