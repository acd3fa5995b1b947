/** A code found in a text. */
export interface Mention {
  code: string;
  start: number;
  end: number;
}
