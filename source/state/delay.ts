import {bounds} from './bounds.ts';

const {least, most} = bounds.delayMs;

/** The delay within its bounds, in whole milliseconds; undefined when it is no number. */
export function clampDelay(delayMs: number): number | undefined {
  return Number.isNaN(delayMs) ? undefined : Math.round(Math.min(most, Math.max(least, delayMs)));
}

/** What a user typed as seconds between two polls: milliseconds within the bounds, or a sentence about it. */
export function parseDelay(text: string): {readonly delayMs: number} | {readonly error: string} {
  const seconds = /^(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
  const delayMs = Math.round(seconds * 1000);
  if (delayMs >= least && delayMs <= most) return {delayMs};
  const range = `from ${least / 1000} to ${most / 1000}`;
  return {error: `The delay is a number of seconds ${range}, such as 2 or 0.5.`};
}
