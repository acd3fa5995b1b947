const SHORTEST = 7;
const LONGEST = 24;

/** For any word the known word that is meant: itself, or the only long one that is a letter or two away. */
export function nearWord(words: readonly string[]): (word: string) => string {
  const known = new Set(words);
  const shortened = new Map<string, string>();
  for (const word of known)
    if (word.length >= SHORTEST) for (const short of withOneLess(word)) shortened.set(short, word);
  return (word) => {
    if (word.length < SHORTEST - 1 || word.length > LONGEST || known.has(word) || /\d/.test(word)) return word;
    for (const short of [word, ...withOneLess(word)]) {
      const near = shortened.get(short) ?? (short.length >= SHORTEST && known.has(short) ? short : undefined);
      if (near && isTypo(word, near)) return near;
    }
    return word;
  };
}

/** Endings are grammar and first letters are seldom wrong, so neither makes a typo. */
const isTypo = (word: string, near: string): boolean =>
  word[0] === near[0] && Math.abs(word.length - near.length) <= 1 && word.slice(0, -1) !== near.slice(0, -1);

function* withOneLess(word: string): Generator<string> {
  for (let i = 0; i < word.length; i++) yield word.slice(0, i) + word.slice(i + 1);
}
