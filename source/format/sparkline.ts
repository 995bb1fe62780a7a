import type {Look} from './look.ts';

const levels = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const asciiLevels = ['_', '.', ':', '-', '=', '+', '*', '#'];

/**
 * The newest values as columns, one a cell, right-aligned in the width; an unknown value is a space.
 * @param max the value of a full column
 */
export function sparkline(
  values: readonly (number | undefined)[],
  width: number,
  max: number,
  {ascii = false}: Look = {},
): string {
  const steps = ascii ? asciiLevels : levels;
  const newest = width > 0 ? values.slice(-width) : [];
  return newest
    .map((value) => column(value, max, steps))
    .join('')
    .padStart(width);
}

function column(value: number | undefined, max: number, steps: readonly string[]): string {
  if (value === undefined || !Number.isFinite(value)) return ' ';
  const fraction = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return steps[Math.min(steps.length - 1, Math.floor(fraction * steps.length))] ?? ' ';
}
