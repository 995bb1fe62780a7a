import {setTimeout} from 'node:timers/promises';
import {program} from '../../pty/program.ts';
import {openTerminal} from '../../pty/terminal.ts';
import {quantile} from '../row.ts';
import type {Case} from './case.ts';

const presses = 100;

/** Longer than the pause that Ink keeps between two frames, as between the keys of a person. */
const pauseMs = 120;

function selectedLine(lines: readonly string[]): number {
  return lines.findIndex((line) => line.startsWith('>') || line.startsWith(' >'));
}

/** From a key to the frame that shows what it did, without a poll in between. */
export const keyCase: Case = {
  name: 'key',
  about: 'from key to frame',
  async run(context) {
    const lab = await context.quietLab();
    const argv = [...program, '-d', '600'] as const;
    const terminal = openTerminal({argv, env: lab.programEnv, columns: 120, rows: 40});
    await terminal.waitFor('idle0');
    const times: number[] = [];
    for (let index = 0; index < presses; index++) {
      await setTimeout(pauseMs);
      const before = selectedLine(terminal.screen());
      const start = performance.now();
      await terminal.press(index % 20 < 10 ? 'j' : 'k');
      await terminal.waitFor((lines) => selectedLine(lines) !== before, {what: 'another selected row'});
      times.push(performance.now() - start);
    }
    await terminal.close();
    return [
      {name: 'key', what: 'key to frame, median', value: quantile(times, 0.5), unit: 'ms'},
      {name: 'key', what: 'key to frame, 95 %', value: quantile(times, 0.95), unit: 'ms'},
    ];
  },
};
