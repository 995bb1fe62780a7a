import {bounds} from '../bounds.ts';
import {isOver, type Run} from '../run.ts';

/** The runs that are remembered: the newest, and all that are not over. */
export function kept(runs: readonly Run[]): readonly Run[] {
  let surplus = runs.length - bounds.runs;
  return surplus <= 0 ? runs : runs.filter((run) => !isOver(run) || surplus-- <= 0);
}
