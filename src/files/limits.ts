/** What a person may send. Above it, reading would take too long to wait for, or too much of the machine. */
export const LIMITS = {
  bytes: 10 * 1024 * 1024,
  pages: 15,
  /** Of a photo, before it is unpacked: more than any phone takes. */
  pixels: 60_000_000,
  milliseconds: 120_000,
  heapMegabytes: 512,
  characters: 20_000,
  /** Denied claims in one 835 or bundle: more than a person can pick from, and than a list on any platform shows. */
  claims: 20,
};
