/** What the words say about the person's safety. `about_treatment`: a denial about such care, a soft line is enough. */
export type Danger = "crisis" | "emergency" | "about_treatment";

export function danger(_text: string): Danger | undefined {
  throw new Error("being built");
}

export type Identifier = "ssn" | "birth_date" | "member_id" | "phone" | "email" | "mbi" | "card" | "address" | "name";

/** The text with personal identifiers replaced by `[…]`, and which kinds were found. */
export function strikeOut(_text: string): { text: string; found: Identifier[] } {
  throw new Error("being built");
}
