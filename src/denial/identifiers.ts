import type { Identifier } from "./safety.ts";
export const identifiers: { kind: Identifier; strike: (text: string) => string }[] = [];
