import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';
import {enterLine, everything, expectState, waitForNotice} from './line.ts';
import {confirm, openOperate, select, waitForState} from './operate.ts';

let lab: Lab;
/** The first has the id 1, which is also what the last is called. */
const guests = ['db1', `it's grün`, '-x7', '1'];

beforeAll(async () => {
  lab = await startLab({
    name: `change-${process.pid % 10_000}`,
    guests: guests.map((name) => ({name, memoryMiB: 16, system: false, start: 'paused'})),
  });
});
afterAll(() => lab?.down());

async function opened(env: Readonly<Record<string, string>> = {}): Promise<Terminal> {
  const terminal = await openOperate(lab, {env});
  await select(terminal, 'db1');
  return terminal;
}

describe('a typed change', () => {
  it.each([
    [`'it'\\''s grün'`, `it's grün`],
    [String.raw`it\'s\ grün`, `it's grün`],
    [`"it's grün"`, `it's grün`],
    ['-x7', '-x7'],
    ['-- -x7', '-x7'],
    ['--domain=-x7', '-x7'],
    ['%', 'db1'],
    ['1', 'db1'],
    ['01', 'db1'],
    ['--domain 1', 'db1'],
  ])('resume %s is for %s and for nobody else', async (words, name) => {
    const terminal = await opened();
    await enterLine(terminal, `resume ${words}`);
    await waitForState(terminal, name, /^(running|idle)/);
    const running = await lab.virsh(['list', '--state-running', '--name']);
    expect(running.trim()).toBe(name);
    await lab.virsh(['suspend', '--domain', await uuidOf(name)]);
    await waitForState(terminal, name, /^paused/);
  });

  it('goes to the domain that the question named, even when its id is gone by then', async () => {
    const terminal = await opened();
    await enterLine(terminal, 'destroy 1');
    await terminal.waitFor('DESTRUCTIVE  virsh destroy: db1');
    await lab.virsh(['destroy', '--domain', 'db1']);
    await waitForState(terminal, 'db1', /^shut off/);
    await confirm(terminal, 'db1');
    await waitForNotice(terminal, /error: destroy db1: .*not running/);
    expect(await lab.virsh(['list', '--name'])).toMatch(/^1$/m);
    await lab.virsh(['start', '--domain', 'db1', '--paused']);
  });

  it('wants the name of the domain for what cannot be undone', async () => {
    const terminal = await opened();
    await enterLine(terminal, 'destroy -x7');
    await terminal.waitFor('Type -x7, the name of the domain, to confirm:');
    terminal.type('x7');
    await terminal.press('enter');
    await terminal.waitFor('That is not the name of the domain: x7.');
    expect((await lab.virsh(['domstate', '--domain', '-x7'])).trim()).toBe('paused');
    terminal.type('\u0015-x7');
    await terminal.waitFor('to confirm: -x7');
    await terminal.press('enter');
    await waitForState(terminal, '-x7', /^shut off/);
    await enterLine(terminal, 'start -x7 --paused');
    await waitForNotice(terminal, 'start -x7: done');
    await expectState(lab, '-x7', 'paused');
  });

  it.each([
    ['setmem db1 99G', /cannot set memory higher than max memory/],
    ['setvcpus db1 99', /greater than max/],
    ['setmem db1 -5', /Scaled numeric value '-5'/],
    ['frobnicate db1', `unknown command: 'frobnicate'`],
    ['shutdown db1 --bogus', `command 'shutdown' doesn't support option --bogus`],
    ['shutdown nosuch', `failed to get domain 'nosuch'`],
    ['setmem db1', /requires --?<?size/],
  ])('that is wrong is answered in libvirt’s words, and nothing is changed: %s', async (line, words) => {
    const before = await everything(lab);
    const terminal = await opened();
    await enterLine(terminal, line);
    await confirm(terminal, 'y');
    await waitForNotice(terminal, words);
    expect(await everything(lab)).toBe(before);
  });

  it('asks which domain is meant where a number could be one', async () => {
    const terminal = await opened();
    terminal.type(':setvcpus --count 1 -x7\r');
    await terminal.waitFor('1 and -x7 could both be the domain: say which one with --domain.');
  });
});

describe('a command that needs the terminal', () => {
  it.each([
    ['true', / edit db1: done/],
    ['false', / error: edit db1: .*exit status 1/],
  ])('gets it: edit with the editor %s', async (editor, outcome) => {
    const before = await everything(lab);
    const terminal = await opened({EDITOR: editor});
    await enterLine(terminal, 'edit %');
    await terminal.waitFor(outcome);
    expect(terminal.model.alternate).toBe(true);
    expect(terminal.raw().toString()).toMatch(/XML configuration not changed|unexpected exit status/);
    await select(terminal, '-x7');
    expect(await everything(lab)).toBe(before);
  });

  it('gets it: console, until the escape key', async () => {
    const terminal = await opened();
    await enterLine(terminal, 'console db1');
    await terminal.waitFor('Escape character is');
    terminal.type('aDq\u001d');
    await terminal.waitFor('console db1: done');
    await select(terminal, '-x7');
  });

  it('gets it: event --loop, until control+c, which is no failure', async () => {
    const terminal = await opened();
    await enterLine(terminal, 'event --all --loop');
    await terminal.waitFor('kvmtop comes back when it ends');
    // It does not say when it has begun to listen.
    const provoked = async () => {
      await lab.virsh(['resume', '--domain', 'db1']);
      await lab.virsh(['suspend', '--domain', 'db1']);
      return terminal.screen().join('\n');
    };
    await expect.poll(provoked, {timeout: 30_000}).toMatch(/event 'lifecycle' for domain '?db1'?: Suspended/);
    await terminal.press('ctrl+c');
    await terminal.waitFor(/^ event: done/m);
    expect(terminal.screen().join('\n')).not.toMatch(/failed/);
  });
});

async function uuidOf(name: string): Promise<string> {
  const list = await lab.virsh(['list', '--all', '--uuid', '--name']);
  const line = list.split('\n').find((entry) => entry.slice(36).trim() === name);
  return line?.slice(0, 36) ?? '';
}
