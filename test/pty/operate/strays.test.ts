import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';
import {everything, typeLine, waitForNotice} from './line.ts';
import {openOperate, select} from './operate.ts';

/** What would destroy, shut down and undefine, were it read as keys. */
const text = 'aDdb1\raSdyxy\r:destroy db1\rdb1\raUdb1\rdddjjj\ryy\u0003q';
const guests = ['db1', 'db2', 'db3'];

let lab: Lab;
let before: string;

beforeAll(async () => {
  lab = await startLab({
    name: `stray-${process.pid % 10_000}`,
    guests: guests.map((name) => ({name, memoryMiB: 16, system: false, start: 'paused'})),
  });
  before = await everything(lab);
});
afterAll(() => lab?.down());

async function opened(): Promise<Terminal> {
  const terminal = await openOperate(lab);
  await select(terminal, 'db1');
  return terminal;
}

/** Nothing has been changed, nothing was even tried, and kvmtop lives on. */
async function expectUntouched(terminal: Terminal): Promise<void> {
  await terminal.press('escape');
  await terminal.waitFor((lines) => /q quit|Nothing was done/.test(lines.at(-1) ?? ''), {what: 'nothing open'});
  await terminal.press('l');
  await terminal.waitFor('The command log is empty.');
  expect(await everything(lab)).toBe(before);
}

describe('a paste full of keys is text or nothing', () => {
  it('in the table', async () => {
    const terminal = await opened();
    terminal.paste(text);
    await waitForNotice(terminal, /A paste is not read as keys/);
    await expectUntouched(terminal);
  });

  it('in the filter', async () => {
    const terminal = await opened();
    await terminal.press('/');
    terminal.paste(text);
    await terminal.waitFor('destroy db1 db1');
    await expectUntouched(terminal);
  });

  it('in the menu', async () => {
    const terminal = await opened();
    await terminal.press('a');
    await terminal.waitFor('└─');
    terminal.paste(text);
    await waitForNotice(terminal, /here only keys count/);
    await expectUntouched(terminal);
  });

  it.each([
    ['D', 'destroy', 'to confirm: aDdb1 aSdyxy'],
    ['h', 'save memory and stop', /here only keys count/],
  ])('in the question of %s', async (key, what, shown) => {
    const terminal = await opened();
    await terminal.press('a');
    await terminal.waitFor('└─');
    await terminal.press(key);
    await terminal.waitFor(new RegExp(`─ .*${what}`));
    for (let step = 0; step < 5; step++) await terminal.press('down');
    await terminal.waitFor(': leave it');
    terminal.paste(text);
    await terminal.waitFor(shown);
    terminal.paste('n\ry');
    await expectUntouched(terminal);
  });

  it('on the virsh line', async () => {
    const terminal = await opened();
    await typeLine(terminal, '');
    terminal.paste(text);
    await terminal.waitFor(/^ virsh aDdb1 aSdyxy :destroy db1/m);
    await terminal.press('enter');
    await terminal.waitFor(/no virsh command|^ virsh aDdb1/m);
    await expectUntouched(terminal);
  });
});

describe('keys in a burst confirm no question that they opened', () => {
  it.each([
    ['jjaDdb3\r', 'destroy', 'db3'],
    ['aDdb1\r', 'destroy', 'db1'],
    ['aD\rdb1\r', 'destroy', 'db1'],
    ['jaDy\ry\r', 'destroy', 'db2'],
    ['jahy', 'save memory and stop', 'db2'],
    [':destroy db2\rdb2\r', 'destroy', 'db2'],
    [':shutdown db3\ryyy\r', 'shutdown', 'db3'],
    ['mmaD2\r', 'destroy', '2 domains'],
  ])('%j', async (keys, what, whom) => {
    const terminal = await opened();
    terminal.type(keys);
    await terminal.waitFor(new RegExp(`─ .*${what}:? ${whom}`), {what: `the question: ${what} ${whom}`});
    expect(terminal.screen().join('\n')).not.toMatch(/to confirm: \S/);
    await expectUntouched(terminal);
  });

  it.each([
    ['dddjjj\ry', /ddjjjy/],
    ['/aDdb1', /aDdb1/],
  ])('%j is text for what its first key has opened', async (keys, shown) => {
    const terminal = await opened();
    terminal.type(keys);
    await terminal.waitFor(shown);
    await expectUntouched(terminal);
  });
});
