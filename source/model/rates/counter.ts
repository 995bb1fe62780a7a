/** The readings of counters at both ends of an interval. */
export interface Ends<T> {
  readonly previous: T;
  readonly next: T;
  readonly seconds: number;
}

/** The names of the properties that hold counters. */
export type CounterOf<T> = {[K in keyof T]-?: T[K] extends number | undefined ? K : never}[keyof T];

/** How much a counter rose; undefined where it is missing at either end. Counters above 2^53 are exact enough. */
export function rise<T>({previous, next}: Ends<T>, counter: CounterOf<T>): number | undefined {
  const before = previous[counter];
  const after = next[counter];
  return typeof before === 'number' && typeof after === 'number' ? after - before : undefined;
}

/** Whether any of the counters went down, which means that what is counted was started again. */
export function fell<T>(ends: Ends<T>, counters: readonly CounterOf<T>[]): boolean {
  return counters.some((counter) => (rise(ends, counter) ?? 0) < 0);
}

/** The rise of a counter per second. */
export function perSecond<T>(ends: Ends<T>, counter: CounterOf<T>): number | undefined {
  const by = rise(ends, counter);
  return by === undefined ? undefined : by / ends.seconds;
}

/** The rise of a counter of nanoseconds as percent of the interval. */
export function percentOfTime<T>(ends: Ends<T>, counter: CounterOf<T>): number | undefined {
  const by = rise(ends, counter);
  return by === undefined ? undefined : percentOfSeconds(by, ends.seconds);
}

/** Nanoseconds as percent of seconds. */
export function percentOfSeconds(nanoseconds: number, seconds: number): number {
  return nanoseconds / seconds / 1e7;
}
