export interface Order {
  /** Runs jobs of one key one after the other, in the order of the calls; different keys do not wait for each other. */
  run<T>(key: string, job: () => Promise<T>): Promise<T>;
}

export const createOrder = (): Order => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, job) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(job);
      const tail = result.then(
        () => {},
        () => {},
      );
      tails.set(key, tail);
      void tail.then(() => tails.get(key) === tail && tails.delete(key));
      return result;
    },
  };
};
