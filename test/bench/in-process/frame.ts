import {createStore} from '../../../source/runtime/store.ts';
import {initialState} from '../../../source/state/initial.ts';
import {reduce} from '../../../source/state/reduce.ts';
import type {State} from '../../../source/state/state.ts';
import {cpuMsOf} from './ran.ts';
import {recordedHost} from './recorded.ts';
import {openScreen} from './screen.tsx';

/** Header and footer, and room for twenty rows: as many are drawn whether there are twenty domains or a thousand. */
const size = {columns: 120, rows: 27};

const warmUp = 60;
const steps = 200;

/** CPU milliseconds of each step. */
export interface FrameTimes {
  /** A poll in the reducer, without a screen. */
  readonly reduce: readonly number[];
  /** A poll in the reducer, and its frame. */
  readonly tick: readonly number[];
  /** A cursor move and its frame. */
  readonly move: readonly number[];
}

/** What frames cost on a host with so many domains. */
export async function frameTimes(domains: number, folder: string): Promise<FrameTimes> {
  const host = await recordedHost(domains, folder);
  const screen = openScreen(size);
  const blind = createStore<State, Parameters<typeof reduce>[1]>(initialState({size}), reduce);
  const [reduceMs, tickMs, moveMs]: [number[], number[], number[]] = [[], [], []];
  for (let step = 0; step < warmUp + steps; step++) {
    const polled = {type: 'polled', poll: host.pollAt(step)} as const;
    const moved = {type: 'moved', by: step % 20 < 10 ? 1 : -1} as const;
    const times = [
      await cpuMsOf(() => blind.dispatch(polled)),
      await cpuMsOf(() => screen.step(polled)),
      await cpuMsOf(() => screen.step(moved)),
    ] as const;
    if (step >= warmUp) {
      reduceMs.push(times[0]);
      tickMs.push(times[1]);
      moveMs.push(times[2]);
    }
  }
  screen.close();
  return {reduce: reduceMs, tick: tickMs, move: moveMs};
}
