import {setTimeout} from 'node:timers/promises';
import type {Lab} from '../../lab/lab.ts';
import {program} from '../../pty/program.ts';
import {openTerminal} from '../../pty/terminal.ts';
import type {Row} from '../row.ts';
import type {Case} from './case.ts';

const delaySeconds = 2;
const ticks = 20;

/** As long as the trend column looks back: before, it grows. */
const settleSeconds = 65;

/** What a tick writes to the terminal, on average, once the screen has settled. */
async function bytesPerTick(lab: Lab, what: string, goal?: number): Promise<Row[]> {
  const argv = [...program, '-d', String(delaySeconds)] as const;
  const terminal = openTerminal({argv, env: lab.programEnv, columns: 120, rows: 40});
  await terminal.waitFor('%RDY', {timeoutMs: 30_000});
  await setTimeout(1000 * settleSeconds);
  const framesBefore = terminal.model.frames;
  const bytes = terminal.mark();
  await setTimeout(1000 * delaySeconds * ticks);
  const value = bytes() / (terminal.model.frames - framesBefore);
  const clears = terminal.model.fullClears;
  await terminal.close();
  return [
    {name: 'bytes', what: `a tick, ${what}, 120×40`, value, unit: 'B', ...(goal !== undefined && {goal})},
    {name: 'bytes', what: `full clears, ${what}`, value: clears, unit: '', goal: 0},
  ];
}

/** How much goes over a slow line. */
export const bytesCase: Case = {
  name: 'bytes',
  about: 'bytes written to the terminal per tick',
  async run(context) {
    const quiet = await bytesPerTick(await context.quietLab(), 'idle', 2048);
    return [...quiet, ...(await bytesPerTick(await context.busyLab(), 'busy'))];
  },
};
