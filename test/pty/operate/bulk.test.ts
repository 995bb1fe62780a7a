import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, fill, mark, menu, openOperate, rowAt, select, waitForState} from './operate.ts';

const names = ['a1', 'b2', 'c3', 'd4', 'e5', 'f6'];

let lab: Lab;

beforeAll(async () => {
  const guest = {memoryMiB: 16, system: false, start: 'off'} as const;
  lab = await startLab({name: `bulk-${process.pid}`, guests: names.map((name) => ({...guest, name}))});
});
afterAll(() => lab?.down());

beforeEach(async () => {
  const active = (await lab.virsh(['list', '--name'])).split('\n');
  for (const name of names.filter((one) => !active.includes(one))) await lab.virsh(['start', '--paused', name]);
});

const state = async (name: string) => (await lab.virsh(['domstate', name])).trim();

/** Makes a process stand still, and returns what lets it go on; the end of the test does so, too. */
function hold(pid: number): () => void {
  const goOn = () => {
    try {
      process.kill(pid, 'SIGCONT');
    } catch {
      // It has ended.
    }
  };
  process.kill(pid, 'SIGSTOP');
  onTestFinished(goOn);
  return goOn;
}

/** The virsh that tells kvmtop of events. */
async function eventsOf(kvmtop: number): Promise<number> {
  const children = (await readFile(`/proc/${kvmtop}/task/${kvmtop}/children`, 'utf8')).trim().split(' ').map(Number);
  const lines = await Promise.all(children.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8')));
  return children[lines.findIndex((line) => line.split('\0').includes('event'))] ?? 0;
}

describe('marks', () => {
  it('are set one by one, as a range and all at once, and taken away', async () => {
    const terminal = await openOperate(lab);
    const marked = (wanted: readonly string[]) =>
      terminal.waitFor((lines) => names.filter((name) => rowAt(lines, name)?.marked).join() === wanted.join(), {
        what: `marks on ${wanted.join()}`,
      });
    await select(terminal, 'b2');
    await terminal.press('m');
    await marked(['b2']);
    await terminal.waitFor((lines) => lines[rowAt(lines, 'c3')?.index ?? 0]?.startsWith('>') === true);
    await select(terminal, 'e5');
    await terminal.press('v');
    await marked(['b2', 'c3', 'd4', 'e5']);
    await select(terminal, 'd4');
    await terminal.press('m');
    await marked(['b2', 'c3', 'e5']);
    await terminal.press('*');
    await marked(names);
    await terminal.press('*');
    await marked([]);
    await terminal.press('*');
    await marked(names);
    await terminal.press('u');
    await marked([]);
  });

  it('that the filter hides are named by the question, and counted', async () => {
    const terminal = await openOperate(lab);
    await mark(terminal, ['a1', 'b2', 'f6']);
    terminal.type('/b2\r');
    await terminal.waitFor('3 marked (2 hidden)');
    await menu(terminal, 'D');
    await terminal.waitFor(/DESTRUCTIVE +destroy 3 domains/);
    await terminal.waitFor(/a1 paused \(hidden\) +b2 paused +f6 paused \(hidden\)/);
    await terminal.waitFor('2 of them are hidden by the filter');
    await terminal.press('escape');
    await terminal.waitFor('Nothing was done.');
    expect(await Promise.all(names.map(state))).toEqual(names.map(() => 'paused'));
  });
});

describe('one command on many', () => {
  it('is done where it can be, and names the one where it failed', async () => {
    // Nothing tells kvmtop that b2 is off by now: the tick of the first rates was the last one, and its events stand still.
    const terminal = await openOperate(lab, {args: ['-d', '600']});
    await waitForState(terminal, 'b2', /^paused +\d+ +[\d.]+ /);
    await mark(terminal, ['a1', 'b2', 'c3']);
    await menu(terminal, 'D');
    terminal.type('3');
    await terminal.waitFor(/to confirm: 3/);
    hold(await eventsOf(terminal.pid));
    await lab.virsh(['destroy', 'b2']);
    await terminal.press('enter');
    await terminal.waitFor('error: destroy: 2 done, 1 failed: b2: Failed to destroy domain');
    await terminal.waitFor('domain is not running. It is off already');
    expect(await Promise.all(['a1', 'c3', 'd4'].map(state))).toEqual(['shut off', 'shut off', 'paused']);
    for (const name of ['a1', 'b2', 'c3']) await waitForState(terminal, name, /^shut off/);
    await terminal.press('l');
    await terminal.waitFor((lines) => lines.some((line) => /failed .*destroy +b2/.test(line)));
    await terminal.waitFor((lines) => lines.filter((line) => /done .*destroy +(a1|c3)/.test(line)).length === 2);
  });

  it('is not begun where it was cancelled', async () => {
    // No poll holds a domain of which libvirt waits for the end.
    const terminal = await openOperate(lab, {args: ['-d', '600']});
    const stopped = (await Promise.all(['a1', 'b2', 'c3', 'd4'].map(lab.pidOf))).map(hold);
    await mark(terminal, names);
    await menu(terminal, 'D');
    await fill(terminal, 'If QEMU does not end', 'give up');
    await confirm(terminal, '6');
    await waitForState(terminal, 'e5', /^destroy waits/);
    await waitForState(terminal, 'f6', /^destroy waits/);
    await terminal.press('u');
    await select(terminal, 'e5');
    await terminal.press('x');
    await waitForState(terminal, 'e5', /^paused/);
    for (const goOn of stopped) goOn();
    await terminal.waitFor('destroy: 5 done, 1 cancelled before it began');
    const off = names.map((name) => (name === 'e5' ? 'paused' : 'shut off'));
    expect(await Promise.all(names.map(state))).toEqual(off);
  });
});
