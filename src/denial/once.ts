/** Makes a value when it is first needed, and keeps it: a start that reads no text loads no phrases. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
