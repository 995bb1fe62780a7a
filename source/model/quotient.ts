/** a / b, or undefined where either is unknown or b is 0. */
export function quotient(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}

/** a as percent of b, or undefined where either is unknown or b is 0. */
export function share(a: number | undefined, b: number | undefined): number | undefined {
  const fraction = quotient(a, b);
  return fraction === undefined ? undefined : 100 * fraction;
}
