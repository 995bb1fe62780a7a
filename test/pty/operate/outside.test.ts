import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {waitUntilHeard} from '../kvmtop.ts';
import type {Terminal} from '../terminal.ts';
import {openOperate, rowAt, select, waitForState} from './operate.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `out-${process.pid}`,
    guests: [
      {name: 'balloon', memoryMiB: 96},
      {name: 'far', memoryMiB: 16, system: false, start: 'paused'},
    ],
  });
});
afterAll(() => lab?.down());

/** What comes to the screen is brought by events: the tick of the first rates was the last one. */
async function opened(): Promise<Terminal> {
  const terminal = await openOperate(lab, {args: ['-d', '600']});
  await waitForState(terminal, 'balloon', /^(running|idle) +\d+ +[\d.]+ /);
  await waitUntilHeard(terminal, lab, 'balloon');
  await waitForState(terminal, 'balloon', /^(running|idle)/);
  return terminal;
}

const active = 'running|idle';

describe('a change by another virsh', () => {
  it('is in the table and among the events without a poll', async () => {
    const terminal = await opened();
    const change = async (argv: readonly string[], name: string, state: string) => {
      await lab.virsh(argv);
      await waitForState(terminal, name, new RegExp(`^(${state})`));
    };
    await change(['resume', 'far'], 'far', active);
    await change(['suspend', 'far'], 'far', 'paused');
    await change(['destroy', 'far'], 'far', 'shut off');
    await change(['domrename', 'far', 'near'], 'near', 'shut off');
    expect(rowAt(terminal.screen(), 'far')).toBeUndefined();
    await lab.virsh(['undefine', 'near']);
    await terminal.waitFor((lines) => rowAt(lines, 'near') === undefined, {what: 'no row of near'});
    await lab.add({name: 'new', memoryMiB: 16, system: false, start: 'off'});
    await waitForState(terminal, 'new', /^shut off/);
    await change(['start', '--paused', 'new'], 'new', 'paused');

    await terminal.press('E');
    await terminal.waitFor(/TIME +DOMAIN +EVENT +DETAIL/);
    const told = () =>
      terminal
        .screen()
        .flatMap((line) => /^ \d\d:\d\d:\d\d +(\w+) +lifecycle +(.+)$/.exec(line)?.slice(1).join(' ') ?? []);
    // The state may have been read for another event than its own.
    await expect
      .poll(told)
      .toEqual(
        expect.arrayContaining([
          'far Resumed Unpaused',
          'far Suspended Paused',
          'far Stopped Destroyed',
          'near Defined Renamed',
          'near Undefined Removed',
          'new Defined Added',
          'new Started Booted',
        ]),
      );
    await terminal.press('escape');
    await waitForState(terminal, 'new', /^paused/);
  });

  it('of a balloon stands out, also in the detail', async () => {
    const terminal = await opened();
    await select(terminal, 'balloon');
    await lab.virsh(['setmem', 'balloon', '80M', '--live']);
    await terminal.press('E');
    await terminal.waitFor(/ ! {2}balloon +balloon-change +81920KiB/);
    await terminal.press('escape');
    await select(terminal, 'balloon');
    await terminal.press('enter', 'shift+tab');
    await terminal.waitFor(/\[events\][\s\S]* ! +balloon-change +81920KiB/);
    await lab.virsh(['suspend', 'balloon']);
    await terminal.waitFor(/\[events\][\s\S]* lifecycle +Suspended Paused[\s\S]*balloon-change/);
    await terminal.waitFor(/balloon +paused/);
  });
});
