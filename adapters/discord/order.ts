export interface Order {
  /** Runs jobs of one key one after the other, in the order of the calls; different keys do not wait for each other. */
  run(key: string, job: () => Promise<void>): Promise<void>;
}

export const createOrder = (): Order => {
  const tails = new Map<string, Promise<void>>();
  return {
    run: (key, job) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(job);
      const tail = result.catch(() => {});
      tails.set(key, tail);
      void tail.then(() => tails.get(key) === tail && tails.delete(key));
      return result;
    },
  };
};
