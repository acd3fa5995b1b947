export interface InFlight {
  /** Counts this work as going on until it has ended. */
  track<T>(work: Promise<T>): Promise<T>;
  /** When nothing is going on any more, or after `patienceMs`. */
  settled(patienceMs: number): Promise<void>;
}

/** What is being handled right now, so that a stop can let it end. */
export const createInFlight = (): InFlight => {
  const going = new Set<Promise<unknown>>();
  const allEnded = async (): Promise<void> => {
    while (going.size > 0) await Promise.allSettled(going);
  };
  return {
    track: async (work) => {
      going.add(work);
      try {
        return await work;
      } finally {
        going.delete(work);
      }
    },
    settled: (patienceMs) =>
      Promise.race([allEnded(), new Promise<void>((resolve) => setTimeout(resolve, patienceMs).unref())]),
  };
};
