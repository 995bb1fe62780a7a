import {type Progress, percentOf} from '../../archive/progress.ts';
import {sizeText} from '../../model/words.ts';
import type {Run} from '../run.ts';

/** What the progress of a copy says of a run: copying 1.2 of 3.4 GiB, 210 MiB/s, 12 s left. */
export function runProgress(progress: Progress): NonNullable<Run['progress']> {
  const {stage, parts, rate, leftSeconds} = progress;
  const facts = [
    [stage, amountText(progress)].filter((word) => word !== '').join(' '),
    ...(!rate ? [] : [`${sizeText(rate)}/s`]),
    ...(leftSeconds === undefined ? [] : [`${timeText(leftSeconds)} left`]),
  ];
  return {percent: percentOf(progress), text: facts.join(', '), parts};
}

/** The unit is said once where both have the same; of what has no known end, only what is done. */
function amountText({parts}: Progress): string {
  if (parts.length === 0) return '';
  const done = sizeText(sum(parts.map(({doneBytes}) => doneBytes)));
  const totals = parts.map(({totalBytes}) => totalBytes);
  if (totals.includes(undefined)) return done;
  const total = sizeText(sum(totals.map((bytes) => bytes ?? 0)));
  const [figure, unit] = done.split(' ');
  return total.endsWith(` ${unit}`) ? `${figure} of ${total}` : `${done} of ${total}`;
}

function timeText(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 120) return `${whole} s`;
  return whole < 7200 ? `${Math.round(whole / 60)} min` : `${Math.round(whole / 3600)} h`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
