/** One measured quantity. */
export interface Row {
  /** The case it belongs to. */
  readonly name: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against, in the same unit, and what that is. */
  readonly against?: {readonly value: number; readonly what: string};
  /** The most that the ratio to `against` (or, without it, the value) may be. */
  readonly goal?: number;
}

/** The value divided by what it is held against; undefined without that, or when it is 0. */
export function ratio({value, against}: Row): number | undefined {
  return against && against.value !== 0 ? value / against.value : undefined;
}

/** Whether the goal is met; undefined without a goal, or when the ratio it is about is unknown. */
export function passes(row: Row): boolean | undefined {
  const judged = row.against ? ratio(row) : row.value;
  return row.goal === undefined || judged === undefined ? undefined : judged <= row.goal;
}

/** The middle of some numbers; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which that share (0–1) of some numbers lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
