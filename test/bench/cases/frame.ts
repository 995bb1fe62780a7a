import type {FrameTimes} from '../in-process/frame.ts';
import {runInProcess} from '../in-process.ts';
import {median, type Row} from '../row.ts';
import type {Case} from './case.ts';

const few = 20;
const many = 1000;

const rowTexts: readonly {key: keyof FrameTimes; what: string; goal?: number}[] = [
  {key: 'draw', what: `draw a tick, ${many} domains`, goal: 1.5},
  {key: 'move', what: `move the cursor, ${many} domains`, goal: 1.5},
  {key: 'reduce', what: `reduce a tick, ${many} domains`},
];

/** What a frame costs when most domains are not on screen. */
export const frameCase: Case = {
  name: 'frame',
  about: `frame cost with ${many} domains, against ${few}`,
  async run() {
    const little = await runInProcess<FrameTimes>('frame', few);
    const much = await runInProcess<FrameTimes>('frame', many);
    return rowTexts.map(({key, what, goal}): Row => {
      const against = {value: median(little[key]), what: `${few} domains`};
      const row = {name: 'frame', what, value: median(much[key]), unit: 'ms', against};
      return goal === undefined ? row : {...row, goal};
    });
  },
};
