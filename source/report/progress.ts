import {type Progress, percentOf} from '../archive/progress.ts';
import {bar} from '../format/bar.ts';
import {type Look, unknown} from '../format/look.ts';
import {bytes} from '../format/number.ts';
import {safeText} from '../format/safe-text.ts';
import {duration} from '../format/time.ts';
import {displayWidth, truncate} from '../format/width.ts';

const barCells = 20;

/** How far a task is, as one line of at most that many cells: bar, share, sizes, rate, time left, and its parts while there is room. */
export function progressLine(progress: Progress, columns: number, look: Look = {}): string {
  const {stage, parts, rate, leftSeconds} = progress;
  if (parts.length === 0) return truncate(stage, columns, look);
  const percent = percentOf(progress);
  const done = parts.reduce((sum, {doneBytes}) => sum + doneBytes, 0);
  const total = percent === undefined ? undefined : parts.reduce((sum, {totalBytes = 0}) => sum + totalBytes, 0);
  const figures = [
    stage,
    `${bar(percent === undefined ? undefined : percent / 100, barCells, look)} ${share(percent, look)}`,
    `${bytes(done, look)}${total === undefined ? '' : ` of ${bytes(total, look)}`}`,
    ...(rate === undefined ? [] : [`${bytes(rate, look)}/s`]),
    ...(leftSeconds === undefined ? [] : [`${duration(leftSeconds, look)} left`]),
  ].join('  ');
  const each =
    parts.length < 2
      ? []
      : parts.map((part) => `${safeText(part.name, look)} ${share(percentOf({parts: [part]}), look)}`);
  let line = figures;
  for (const text of each) {
    if (displayWidth(`${line}  ${text}`) > columns) break;
    line += `  ${text}`;
  }
  return truncate(line, columns, look);
}

function share(percent: number | undefined, look: Look): string {
  return percent === undefined ? `${unknown(look)}%` : `${Math.floor(percent)}%`.padStart(4);
}
