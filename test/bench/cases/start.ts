import {program} from '../../pty/program.ts';
import {openTerminal} from '../../pty/terminal.ts';
import {median, type Row} from '../row.ts';
import type {Case} from './case.ts';

const repetitions = 21;
const size = {columns: 120, rows: 40};

/** Milliseconds until bare Node has started and ended. */
async function bareNode(): Promise<number> {
  const start = performance.now();
  const terminal = openTerminal({argv: [process.execPath, '-e', '0'], ...size});
  await terminal.exited;
  const end = performance.now();
  await terminal.close();
  return end - start;
}

/** Milliseconds until kvmtop's first frame, and until the first rows, are on the screen. */
async function kvmtop(env: Readonly<Record<string, string>>): Promise<{frame: number; rows: number}> {
  const start = performance.now();
  const terminal = openTerminal({argv: program, env, ...size});
  await terminal.waitFor('kvmtop');
  const frame = performance.now();
  await terminal.waitFor('idle0');
  const rows = performance.now();
  await terminal.press('q');
  await terminal.exited;
  await terminal.close();
  return {frame: frame - start, rows: rows - start};
}

/** Starts of kvmtop and of bare Node in turns, so that both meet the same machine. */
export const startCase: Case = {
  name: 'start',
  about: 'from start to first frame, against bare node -e 0',
  async run(context) {
    const lab = await context.quietLab();
    const bare: number[] = [];
    const runs: {frame: number; rows: number}[] = [];
    for (let index = 0; index < repetitions; index++) {
      bare.push(await bareNode());
      runs.push(await kvmtop(lab.programEnv));
    }
    const against = {value: median(bare), what: 'node -e 0'};
    const row = (what: string, values: readonly number[], goal?: number): Row => ({
      name: 'start',
      what,
      value: median(values),
      unit: 'ms',
      against,
      ...(goal !== undefined && {goal}),
    });
    return [
      row(
        'first frame',
        runs.map(({frame}) => frame),
        6,
      ),
      row(
        'first rows',
        runs.map(({rows}) => rows),
      ),
    ];
  },
};
