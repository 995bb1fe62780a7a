import {safeText} from '../../format/safe-text.ts';
import {duration} from '../../format/time.ts';
import {truncate} from '../../format/width.ts';
import type {Activity, Running} from '../../state/select/activity.ts';
import {glyphs, spinner} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';

/** Cells of what runs, by its name, at most. */
const longestWhat = 22;

function runningText({label, name, over, total, seconds, percent}: Running, look: Look): string {
  const what = name === undefined ? label : `${label} ${name}`;
  const count = total > 1 ? ` ${over}/${total}` : '';
  const progress = percent === undefined ? '' : ` ${Math.floor(percent)}%`;
  const facts = [truncate(safeText(what, look), longestWhat, look) + count + progress, duration(seconds)];
  return facts.join(glyphs(look).dot);
}

/**
 * What runs and waits, and what has failed unseen.
 * @param at milliseconds of the monotonic clock, which turn the spinner
 */
export function activityParts({running, beside, waiting, failures}: Activity, at: number, look: Look): Part[] {
  const queue = [...(beside > 0 ? [`${beside} more`] : []), ...(waiting > 0 ? [`${waiting} wait`] : [])];
  const now = running === undefined ? '' : `${spinner(at, look)} ${runningText(running, look)}`;
  return [
    {spans: [{text: now, style: 'info'}], priority: 2},
    {spans: [{text: queue.join(glyphs(look).dot), style: 'info'}], priority: 3},
    {spans: failures > 0 ? [{text: `${failures} failed: press l`, style: 'crit'}] : [], priority: 1},
  ];
}
