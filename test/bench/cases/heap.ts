import type {HeapReading} from '../in-process/heap.ts';
import {runInProcess} from '../in-process.ts';
import {median, type Row} from '../row.ts';
import type {Case} from './case.ts';

const ticks = 10_000;
const mebi = 2 ** 20;

/** Trends fill up within their ten minutes, 300 ticks: what grows after the first tenth does not stop. */
const settled = ticks / 10;

/** Whether the heap stays flat on a long run. */
export const heapCase: Case = {
  name: 'heap',
  about: `heap after ${ticks} ticks on recorded data`,
  async run() {
    const readings = await runInProcess<HeapReading[]>('heap', ticks);
    const middle = (from: number, to: number) =>
      median(readings.filter(({tick}) => tick > from && tick <= to).map(({bytes}) => bytes / mebi));
    const early = {value: middle(settled, 3 * settled), what: `ticks ${settled}–${3 * settled}`};
    const late: Row = {
      name: 'heap',
      what: `heap, ticks ${8 * settled}–${ticks}`,
      value: middle(8 * settled, ticks),
      unit: 'MiB',
      against: early,
      goal: 1.05,
    };
    return [late];
  },
};
