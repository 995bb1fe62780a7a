import {describe, expect, it} from 'vitest';
import {fleet, oddName} from '../lab/fleet.ts';
import {sharedLab} from '../lab/shared.ts';
import {isNumber, openKvmtop, waitForRow} from './kvmtop.ts';

const lab = sharedLab();

describe('the start', () => {
  it('shows a frame at once, then live numbers of every domain', async () => {
    const terminal = openKvmtop({lab});
    await terminal.waitFor('kvmtop');
    expect(terminal.model.alternate).toBe(true);
    expect(terminal.model.cursor.visible).toBe(false);
    for (const {name, start = 'running'} of fleet) {
      await waitForRow(terminal, name, ({state}) => state === (start === 'off' ? 'shut off' : start));
    }
    await waitForRow(terminal, 'web3', ({cpu, ready}) => isNumber(cpu) && isNumber(ready) && Number(cpu) > 0);
    await terminal.waitFor(`${fleet.length} domains`);
  });

  it('shows unknown numbers as a dash, not as 0', async () => {
    const terminal = openKvmtop({lab});
    const off = await waitForRow(terminal, 'old-ci');
    expect([off.cpu, off.ready]).toEqual(['–', '–']);
  });

  it('goes on showing newer numbers', async () => {
    const terminal = openKvmtop({lab});
    const first = await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
    await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu) && cpu !== first.cpu);
  });

  // What Ink does when the terminal loses rows is held in size.test.ts.
  it('never clears the whole screen of a terminal that keeps its size', async () => {
    const terminal = openKvmtop({lab});
    await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
    for (const [key, shown] of [
      ['enter', 'overview'],
      ['escape', 'NAME'],
      ['?', 'Leave kvmtop'],
      ['escape', 'NAME'],
      ['1', 'VCPU STATE'],
      ['0', '%RDY'],
    ] as const) {
      await terminal.press(key);
      await terminal.waitFor(shown);
    }
    expect(terminal.model.fullClears).toBe(0);
  });

  it('draws in ASCII in a locale that is not UTF-8', async () => {
    const terminal = openKvmtop({lab, env: {LC_ALL: 'C', LANG: 'C'}});
    await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
    const drawn = terminal
      .screen()
      .filter((line) => !line.includes(oddName.slice(0, 6)))
      .join('\n');
    expect(drawn).toMatch(/^[\n\x20-\x7e]*$/);
  });

  it('draws without colours on NO_COLOR, and still marks the selected row', async () => {
    const terminal = openKvmtop({lab, env: {NO_COLOR: '1'}});
    await waitForRow(terminal, 'web3', ({cpu}) => isNumber(cpu));
    await terminal.press('j');
    await terminal.waitFor(/^.?>/m);
    const colours = terminal.model
      .cells()
      .flat()
      .filter((cell) => cell.foreground !== undefined || cell.background !== undefined);
    expect(colours).toEqual([]);
  });
});
