import {type Look, unknown} from './look.ts';

/** One decimal below 10, none above; 0 is 0. Four cells up to 9999. */
export function short(value: number): string {
  return value !== 0 && Math.abs(value) < 9.95 ? value.toFixed(1) : value.toFixed(0);
}

/** A size for people in powers of 1024, at most five cells: 0B, 900K, 4.2M, 16.0G, 128G. */
export function bytes(value: number | undefined, look?: Look): string {
  if (value === undefined || !Number.isFinite(value)) return unknown(look);
  let scaled = Math.abs(value);
  let unit = 0;
  // What would round up to 1024 belongs to the next unit.
  while (scaled >= 1023.5 && unit < sizeUnits.length - 1) {
    scaled /= 1024;
    unit++;
  }
  const {suffix, decimalsBelow} = sizeUnits[unit] ?? sizeUnits[0];
  return `${value < 0 ? '-' : ''}${scaled.toFixed(scaled < decimalsBelow ? 1 : 0)}${suffix}`;
}

/** Each unit, and the size below which its decimal matters. */
const sizeUnits = [
  {suffix: 'B', decimalsBelow: 0},
  {suffix: 'K', decimalsBelow: 0},
  {suffix: 'M', decimalsBelow: 9.95},
  {suffix: 'G', decimalsBelow: 99.95},
  {suffix: 'T', decimalsBelow: 99.95},
  {suffix: 'P', decimalsBelow: 99.95},
  {suffix: 'E', decimalsBelow: 99.95},
] as const;

/** A percentage: 0, 0.4, 8.3, 74, 712; with its sign where nothing else says that it is one. */
export function percent(
  value: number | undefined,
  {sign = false, ...look}: Look & {readonly sign?: boolean} = {},
): string {
  if (value === undefined || !Number.isFinite(value)) return unknown(look);
  return `${short(value)}${sign ? '%' : ''}`;
}

/** A frequency in powers of 1000, at most five cells: 0, 0.4, 950, 12k, 3.4M. */
export function perSecond(value: number | undefined, look?: Look): string {
  if (value === undefined || !Number.isFinite(value)) return unknown(look);
  return thousands(value, 999.5);
}

/** A whole number, in full up to five digits and then in powers of 1000: 12, 65536, 123k. */
export function count(value: number | undefined, look?: Look): string {
  if (value === undefined || !Number.isFinite(value)) return unknown(look);
  return Math.abs(value) < 99_999.5 ? value.toFixed(0) : thousands(value, 999.5);
}

const thousandUnits = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

function thousands(value: number, limit: number): string {
  let scaled = value;
  let unit = 0;
  while (Math.abs(scaled) >= limit && unit < thousandUnits.length - 1) {
    scaled /= 1000;
    unit++;
  }
  return `${short(scaled)}${thousandUnits[unit]}`;
}
