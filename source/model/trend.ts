/** One point of a series; an undefined value is a gap, never 0. `at` in milliseconds of the monotonic clock. */
export interface TrendPoint {
  readonly at: number;
  readonly value: number | undefined;
}

/** A bounded series, oldest first. */
export type Trend = readonly TrendPoint[];
