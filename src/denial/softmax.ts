/** The sums, each times `scale`, as shares that add up to 1. */
export function softmax(sums: readonly number[], scale: number): number[] {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp((sum - top) * scale));
  const all = powers.reduce((sum, one) => sum + one, 0);
  return powers.map((one) => one / all);
}
