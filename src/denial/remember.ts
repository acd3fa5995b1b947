/** Makes a value once for each key and keeps it. With more than `most` keys it forgets them all and begins again. */
export function remember<V>(make: (key: string) => V, most = 20_000): (key: string) => V {
  const made = new Map<string, V>();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    if (made.size >= most) made.clear();
    made.set(key, value);
    return value;
  };
}
