/** The sum of the values that are known; undefined when none is. */
export function sumKnown(values: Iterable<number | undefined>): number | undefined {
  let sum: number | undefined;
  for (const value of values) {
    if (value !== undefined) sum = (sum ?? 0) + value;
  }
  return sum;
}
