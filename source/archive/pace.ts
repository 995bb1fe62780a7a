/** How much was done when, of late; milliseconds of a monotonic clock, oldest first. */
export type Pace = readonly {readonly at: number; readonly doneBytes: number}[];

/** So far back a rate looks, in milliseconds. */
const windowMs = 5000;

/** Adds a reading. Less than before is another beginning. */
export function nextPace(pace: Pace, doneBytes: number, at: number): Pace {
  const last = pace.at(-1);
  if (last && doneBytes < last.doneBytes) return [{at, doneBytes}];
  const from = pace.findLastIndex((reading) => at - reading.at >= windowMs);
  return [...pace.slice(Math.max(0, from)), {at, doneBytes}];
}

/** Bytes a second; undefined until there are two readings at different times. */
export function rateOf(pace: Pace): number | undefined {
  const [first, last] = [pace[0], pace.at(-1)];
  if (!first || !last || last.at <= first.at) return undefined;
  return (1000 * (last.doneBytes - first.doneBytes)) / (last.at - first.at);
}
