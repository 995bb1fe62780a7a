import {type Look, unknown} from './look.ts';
import {short} from './number.ts';

/** An age or duration in whole units, rounded down: 3s, 4m, 2h, 5d. The argument is in seconds. */
export function duration(seconds: number | undefined, look?: Look): string {
  if (seconds === undefined || !Number.isFinite(seconds)) return unknown(look);
  const {suffix, length} = spans.find((span) => seconds < span.below) ?? spans[3];
  return `${Math.floor(Math.max(0, seconds) / length)}${suffix}`;
}

const spans = [
  {suffix: 's', below: 60, length: 1},
  {suffix: 'm', below: 3600, length: 60},
  {suffix: 'h', below: 48 * 3600, length: 3600},
  {suffix: 'd', below: Number.POSITIVE_INFINITY, length: 86_400},
] as const;

/** A latency with its unit, at most five cells: 0.4ms, 25ms, 1.2s. The argument is in milliseconds. */
export function milliseconds(value: number | undefined, look?: Look): string {
  if (value === undefined || !Number.isFinite(value)) return unknown(look);
  return value < 999.5 ? `${short(value)}ms` : `${short(value / 1000)}s`;
}
