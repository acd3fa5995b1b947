import { Unreadable } from "./outcome.ts";

/** One segment: its name and its elements, numbered from 1 as in the standard; `at(segment, 1, 2)` is part 2 of element 1. */
export interface Segment {
  name: string;
  elements: string[][];
}

/** The file says its own separators: X12 gives the ISA segment a fixed length. */
export function segmentsOf(file: string): Segment[] {
  const text = file.trimStart();
  const element = text[3];
  const end = text[105];
  if (!element || !end) throw new Unreadable("damaged");
  const part = text[104] ?? ":";
  return text
    .split(end)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== "")
    .map((segment) => {
      const [name = "", ...elements] = segment.split(element);
      return {
        name,
        elements: name === "ISA" ? elements.map((whole) => [whole]) : elements.map((whole) => whole.split(part)),
      };
    });
}

export const at = (segment: Segment, element: number, part = 1): string =>
  segment.elements[element - 1]?.[part - 1]?.trim() ?? "";

/** `20260914` → `2026-09-14`; a range begins with its first day. Nothing for what is no such day. */
export function dayOf(value: string): string | undefined {
  const found = /^(\d{4})(\d{2})(\d{2})/.exec(value);
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined;
}
