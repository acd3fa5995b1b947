/** Every match of a global pattern, as `matchAll` finds them, which would make a copy of the pattern for each text. */
export function* matches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let from = 0;
  for (;;) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match) return;
    from = pattern.lastIndex + (match[0] === "" ? 1 : 0);
    yield match;
  }
}
