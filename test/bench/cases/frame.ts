import type {FrameTimes} from '../in-process/frame.ts';
import {runInProcess} from '../in-process.ts';
import {median, type Row} from '../row.ts';
import type {Case} from './case.ts';

const few = 20;
const many = 1000;

/** CPU milliseconds of one step. */
interface Step {
  readonly move: number;
  readonly draw: number;
  readonly reduce: number;
}

async function stepOn(domains: number): Promise<Step> {
  const times = await runInProcess<FrameTimes>('frame', domains);
  const reduce = median(times.reduce);
  return {move: median(times.move), draw: median(times.tick) - reduce, reduce};
}

const rowTexts: readonly {key: keyof Step; what: string; goal?: number}[] = [
  {key: 'draw', what: 'draw a tick', goal: 1.5},
  {key: 'move', what: 'move the cursor and draw', goal: 1.5},
  {key: 'reduce', what: 'reduce a tick'},
];

/** What a frame costs when most domains are not on screen. */
export const frameCase: Case = {
  name: 'frame',
  about: `frame cost with ${many} domains, against ${few}`,
  async run() {
    const [little, much] = [await stepOn(few), await stepOn(many)];
    return rowTexts.map(({key, what, goal}): Row => {
      const against = {value: little[key], what: `${few} domains`};
      const row = {name: 'frame', what: `${what}, ${many} domains`, value: much[key], unit: 'ms CPU', against};
      return goal === undefined ? row : {...row, goal};
    });
  },
};
