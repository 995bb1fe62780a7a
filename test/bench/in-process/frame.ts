import {setTimeout} from 'node:timers/promises';
import {recordedHost} from './recorded.ts';
import {openScreen} from './screen.tsx';

const warmUp = 100;
const steps = 300;

/** Longer than Ink's shortest pause between two frames. */
const pauseMs = 3;

/** Milliseconds of each step. */
export interface FrameTimes {
  /** A poll in the reducer. */
  readonly reduce: readonly number[];
  /** From there to the frame. */
  readonly draw: readonly number[];
  /** A cursor move, from the key's action to the frame. */
  readonly move: readonly number[];
}

/** What frames cost on a host with so many domains. */
export async function frameTimes(domains: number, folder: string): Promise<FrameTimes> {
  const host = await recordedHost(domains, folder);
  const screen = openScreen();
  const reduce: number[] = [];
  const draw: number[] = [];
  const move: number[] = [];
  for (let step = 0; step < warmUp + steps; step++) {
    const poll = host.pollAt(step);
    await setTimeout(pauseMs);
    const polled = await screen.step({type: 'polled', poll});
    await setTimeout(pauseMs);
    const moved = await screen.step({type: 'moved', by: step % 20 < 10 ? 1 : -1});
    if (step >= warmUp) {
      reduce.push(polled.reduce);
      draw.push(polled.draw);
      move.push(moved.reduce + moved.draw);
    }
  }
  screen.close();
  return {reduce, draw, move};
}
