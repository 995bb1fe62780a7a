import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {operations} from '../../../source/operations/table.ts';
import {type Lab, startLab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';
import {enterLine, everything, waitForNotice} from './line.ts';
import {confirm, openOperate, select, waitForState} from './operate.ts';

const changes = operations.filter(({danger}) => danger !== 'view');
const started = 'kvmtop was started read-only: nothing can be changed.';
const switched = 'Read-only mode is on: press L to switch it off.';

let lab: Lab;
let before: string;

beforeAll(async () => {
  lab = await startLab({
    name: `still-${process.pid % 10_000}`,
    guests: [
      {name: 'db1', memoryMiB: 16, system: false, start: 'paused'},
      {name: 'off1', memoryMiB: 16, system: false, start: 'off'},
    ],
  });
  await lab.virsh(['snapshot-create-as', '--domain', 'off1', 'first']).catch(() => undefined);
  before = await everything(lab);
});
afterAll(() => lab?.down());

/** Chooses each changing operation in the menu of a domain, and waits for the refusal. */
async function expectRefusals(terminal: Terminal, name: string, refusal: string): Promise<void> {
  await select(terminal, name);
  await terminal.press('a');
  await terminal.waitFor('└─');
  for (const {key} of changes) {
    await terminal.press(key);
    await waitForNotice(terminal, refusal);
    await terminal.press('home');
    await terminal.waitFor((lines) => !lines.at(-1)?.includes(refusal), {what: 'the notice gone'});
  }
  await terminal.press('enter');
  await waitForNotice(terminal, refusal);
  await terminal.press('escape');
  await terminal.waitFor((lines) => !lines.some((line) => line.includes('└─')));
}

async function expectRefusedLines(terminal: Terminal): Promise<void> {
  for (const [line, words] of [
    ['destroy db1', /operation forbidden: read only access prevents virDomainDestroy/],
    ['resume db1', /read only access prevents virDomainResume/],
    ['start off1', /read only access prevents virDomainCreate/],
    ['undefine off1', /read only access prevents virDomainUndefine/],
  ] as const) {
    await enterLine(terminal, line);
    await waitForNotice(terminal, words);
  }
  await enterLine(terminal, 'domstate db1');
  await terminal.waitFor(/^ paused$/m);
  await terminal.press('q');
}

describe('--read-only', () => {
  it.each(['db1', 'off1'])('refuses every change of %s in the menu', async (name) => {
    const terminal = await openOperate(lab, {args: ['-d', '0.5', '--read-only']});
    await terminal.waitFor('READ-ONLY');
    await expectRefusals(terminal, name, started);
    expect(await everything(lab)).toBe(before);
  });

  it('has libvirt refuse what is typed, and cannot be switched off', async () => {
    const terminal = await openOperate(lab, {args: ['-d', '0.5', '-r']});
    await expectRefusedLines(terminal);
    await terminal.press('L');
    await waitForNotice(terminal, 'kvmtop was started with --read-only, which cannot be switched off.');
    expect(terminal.screen()[0]).toContain('READ-ONLY');
    expect(await everything(lab)).toBe(before);
  });

  it('is switched on while running, and off again', async () => {
    const terminal = await openOperate(lab);
    expect(terminal.screen()[0]).not.toContain('READ-ONLY');
    await terminal.press('L');
    await terminal.waitFor('READ-ONLY');
    await waitForNotice(terminal, 'Read-only mode is on: nothing can be changed.');
    await expectRefusals(terminal, 'db1', switched);
    await expectRefusedLines(terminal);
    expect(await everything(lab)).toBe(before);
    await terminal.press('L');
    await waitForNotice(terminal, 'Read-only mode is off.');
    await enterLine(terminal, 'autostart off1 --disable');
    await waitForNotice(terminal, 'autostart off1: done');
  });

  it('takes away a question that is open, and a change that was chosen', async () => {
    const terminal = await openOperate(lab, {args: ['-d', '0.5', '-r']});
    await select(terminal, 'db1');
    terminal.type('aDdb1\r');
    await waitForNotice(terminal, started);
    terminal.type('\u001b');
    await terminal.waitFor((lines) => !lines.some((line) => line.includes('└─')));
    expect(await everything(lab)).toBe(before);
  });
});

describe('--dry-run', () => {
  const opened = () => openOperate(lab, {args: ['-d', '0.5', '--dry-run']});

  it('asks and logs as always, and sends nothing', async () => {
    const terminal = await opened();
    await terminal.waitFor('DRY RUN');
    await select(terminal, 'db1');
    terminal.type('a');
    await terminal.waitFor('└─');
    await terminal.press('D');
    await confirm(terminal, 'db1');
    await waitForNotice(terminal, /dry.run/i);
    await waitForState(terminal, 'db1', /^paused/);
    for (const line of ['resume db1', 'start off1']) {
      await enterLine(terminal, line);
      await waitForNotice(terminal, /dry.run/i);
    }
    await enterLine(terminal, 'shutdown db1');
    await confirm(terminal, 'y');
    await terminal.press('l');
    await terminal.waitFor(
      (lines) => lines.filter((line) => /dry run .*virsh (destroy|resume|start|shutdown)/.test(line)).length === 4,
      {
        what: 'four dry runs in the log',
      },
    );
    expect(await everything(lab)).toBe(before);
  });
});
