import {afterAll, beforeAll, beforeEach, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, type Desk, openDesk} from './desk.ts';

let lab: Lab;
let desk: Desk;
let before: string;

beforeAll(async () => {
  lab = await startLab({
    name: `edtr-${process.pid % 10_000}`,
    guests: [{name: 'db1', memoryMiB: 16, system: false, start: 'paused'}],
  });
  desk = await openDesk(lab);
  before = await desk.inactive('db1');
});
afterAll(() => lab?.down());
beforeEach(() => desk.clear());

const addition = `echo '<!-- mine -->' >>"$file"`;

it.each([
  ['ends with an error', 'exit 3', 'ended with code 3'],
  ['is killed', 'kill -KILL $$', 'was ended by SIGKILL'],
])('keeps the text of an editor that %s', async (_, end, said) => {
  const terminal = await desk.open('db1', {columns: 200});
  await desk.plan(`${addition}; ${end}`);
  await terminal.press('e');
  const lines = await terminal.waitFor(/Your text is kept: \S+\/db1\.xml/);
  expect(lines.join('\n')).toContain(said);
  expect(await desk.draftText()).toBe(`${before}<!-- mine -->\n`);
  expect(await desk.inactive('db1')).toBe(before);
});

it.each([
  ['emptied', ': >"$file"', 'The text was emptied'],
  ['taken away', 'rm "$file"', 'does not exist'],
])('says that a text was %s', async (_, script, said) => {
  const terminal = await desk.open('db1', {columns: 200});
  await desk.plan(script);
  await terminal.press('e');
  await terminal.waitFor(said);
  expect(await desk.inactive('db1')).toBe(before);
});

it('says why an editor that ended badly has changed nothing', async () => {
  const terminal = await desk.open('db1', {columns: 200});
  await desk.plan('echo "no terminfo" >&2; exit 1');
  await terminal.press('e');
  await terminal.waitFor(/Nothing was changed\. \S+\/vim ended with code 1: no terminfo\./);
  expect(await desk.drafts()).toEqual([]);
});

it('puts the text back that an editor has lost when it had it again', async () => {
  const terminal = await desk.open('db1', {columns: 200});
  await desk.plan(addition);
  await terminal.press('e');
  await terminal.waitFor(/edit db1 +\+1/);
  await desk.plan('rm "$file"');
  await terminal.press('e');
  await terminal.waitFor('The text is as it was before.');
  expect(await desk.draftText()).toBe(`${before}<!-- mine -->\n`);
});

it('leaves the text where it is when kvmtop is killed', async () => {
  const terminal = await desk.open('db1');
  await desk.plan(`${addition}; echo ready; read -r line </dev/tty`);
  await terminal.press('e');
  await terminal.waitFor('ready');
  terminal.signal('SIGKILL');
  await terminal.exited;
  expect(await desk.draftText()).toBe(`${before}<!-- mine -->\n`);
});

it('keeps keys for the editor from being keys here', async () => {
  const terminal = await desk.open('db1');
  await desk.plan('echo ready; read -r line </dev/tty');
  terminal.type('eaDqx');
  await terminal.waitFor('ready');
  terminal.type('aDb\r');
  await terminal.waitFor('Nothing was changed.');
  await terminal.press('l');
  const lines = await terminal.waitFor('COMMAND');
  expect(lines.filter((line) => /\d\d:\d\d:\d\d +(done|failed|running)/.test(line))).toHaveLength(1);
});

it('says of a text that was left earlier where it is', async () => {
  const terminal = await desk.open('db1', {columns: 200});
  await desk.plan(addition);
  await terminal.press('e');
  await terminal.waitFor(/^ edit db1 /m);
  await terminal.press('escape');
  await terminal.waitFor('Your text is kept:');
  const first = await desk.draft();
  await terminal.press('e');
  await terminal.waitFor(`Kept from before, and never defined: ${first}`);
  await terminal.press('escape');
  await terminal.waitFor('Your text is kept:');
  await terminal.press('D');
  terminal.type(first);
  await terminal.press('enter');
  await terminal.waitFor(/^ define \S+\/db1\.xml/m);
  await confirm(terminal);
  await terminal.waitFor('db1 is defined anew.');
  await expect.poll(desk.drafts).toHaveLength(1);
});

it('has no definition of a transient domain to edit, but can make a new domain of it', async () => {
  await lab.virsh(['undefine', 'db1']);
  const terminal = await desk.open('db1', {columns: 200});
  await terminal.press('e');
  await terminal.waitFor('db1 is transient: it has no definition to edit.');
  await terminal.press('+');
  await terminal.waitFor('A new domain is made: db1-copy.');
});
