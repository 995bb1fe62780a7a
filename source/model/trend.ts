/**
 * One point of a series: the value of the interval since the point before it; an undefined value is a gap, never 0.
 * `at` in milliseconds of the monotonic clock.
 */
export interface TrendPoint {
  readonly at: number;
  readonly value: number | undefined;
}

/** A bounded series, oldest first. */
export type Trend = readonly TrendPoint[];

export interface TrendBounds {
  readonly spanMs: number;
  readonly points: number;
}

/** A trend reaches back so far, in milliseconds, and has at most so many points. */
export const trendBounds: TrendBounds = {spanMs: 600_000, points: 300};

/** The trend with one more point, without what is beyond the bounds; gaps in a row are one. */
export function appendTrend(trend: Trend, point: TrendPoint, bounds = trendBounds): Trend {
  const last = trend.at(-1);
  const isSameGap = last !== undefined && last.value === undefined && point.value === undefined;
  const end = isSameGap ? trend.length - 1 : trend.length;
  let start = Math.max(0, end + 1 - bounds.points);
  while (start < end && (trend[start]?.at ?? 0) < point.at - bounds.spanMs) start++;
  const next = trend.slice(start, end);
  next.push(point);
  return next;
}

/**
 * The trend in equal buckets, oldest first: the mean of each weighted by time; undefined where nothing is known.
 * The edges of the buckets are multiples of their width on the clock, so that a bucket keeps its value while the
 * newest one fills.
 * @param now the end of the span, in milliseconds of the monotonic clock
 * @param spanMs how long all buckets are together
 */
export function bucketTrend(trend: Trend, now: number, spanMs: number, buckets: number): (number | undefined)[] {
  const width = spanMs / buckets;
  const newest = trend.at(-1)?.at ?? now;
  // A poll ends a little later than its samples were read; the bucket that began in between is not worth a gap.
  const end = Math.ceil((now - newest < width ? newest : now) / width) * width;
  const start = end - spanMs;
  const sums = Array.from({length: buckets}, () => ({weighted: 0, ms: 0}));
  for (let index = trend.length - 1; index > 0; index--) {
    const point = trend[index];
    const from = trend[index - 1]?.at;
    if (point === undefined || from === undefined || point.at <= start) break;
    if (point.value !== undefined) spread(point.value, Math.max(from, start) - start, point.at - start);
  }
  return sums.map(({weighted, ms}) => (ms > 0 ? weighted / ms : undefined));

  function spread(value: number, from: number, to: number): void {
    for (let index = Math.floor(from / width); index < buckets && index * width < to; index++) {
      const sum = sums[index];
      const ms = Math.min(to, (index + 1) * width) - Math.max(from, index * width);
      if (sum === undefined || ms <= 0) continue;
      sum.weighted += value * ms;
      sum.ms += ms;
    }
  }
}
