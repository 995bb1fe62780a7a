import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, type Desk, lessMemory, openDesk} from './desk.ts';

let lab: Lab;
let desk: Desk;
let folder: string;

beforeAll(async () => {
  lab = await startLab({
    name: `defn-${process.pid % 10_000}`,
    guests: [{name: 'db1', memoryMiB: 16, system: false, start: 'off', diskMiB: 8, nic: true}],
  });
  desk = await openDesk(lab);
  folder = join(desk.folder, 'definitions');
  await mkdir(folder);
  const text = await desk.inactive('db1');
  const other = text
    .replace('<name>db1<', '<name>web1<')
    .replace(/ *<uuid>.*\n/, '')
    .replace(/ *<mac .*\n/, '');
  await writeFile(join(folder, 'db1.xml'), lessMemory.of(text));
  await writeFile(join(folder, 'web1.xml'), other.replace(/file='[^']*'/, "file='/nowhere/web1.qcow2'"));
  await writeFile(join(folder, 'default.xml'), '<network><name>default</name></network>\n');
});
afterAll(() => lab?.down());
beforeEach(() => desk.clear());

async function domains(): Promise<string> {
  return (await lab.virsh(['list', '--all', '--name'])).trim();
}

it('lists the definitions of a folder, and defines one of them', async () => {
  const terminal = await desk.open('db1', {columns: 120});
  await terminal.press('D');
  await terminal.waitFor('define file or folder');
  // Completed to the folder, as there is one such name.
  terminal.type(`${desk.folder}/defini`);
  await terminal.press('tab');
  await terminal.waitFor(/definitions\/ /);
  await terminal.press('enter');
  const lines = (await terminal.waitFor(/web1 .*0 of 1 exist/)).join('\n');
  expect(lines).toMatch(/>? ?db1 +shut off +1 exists +db1\.xml/);
  expect(lines).toMatch(/default\.xml +no domain/);
  expect(lines).toMatch(/web1 +not defined +!? 0 of 1 exist +web1\.xml/);
  await terminal.press('end');
  await terminal.waitFor('This image does not exist: /nowhere/web1.qcow2');
  await terminal.press('enter');
  await terminal.waitFor(/The image of vda does not exist on this host: \/nowhere\/web1\.qcow2/);
  await confirm(terminal);
  await terminal.waitFor('web1 is defined; it is not started.');
  expect(await domains()).toBe('db1\nweb1');
  await terminal.waitFor(/web1 +in the way/);
  await terminal.press('q');
  await terminal.waitFor(/web1 +shut off/);
});

it('asks again for a path that leads nowhere, and keeps what was typed of it', async () => {
  const terminal = await desk.open('db1');
  await terminal.press('D');
  terminal.type(`${folder}/wep1.xml`);
  await terminal.press('enter');
  await terminal.waitFor('wep1.xml does not exist.');
  for (let count = 0; count < 'p1.xml'.length; count += 1) await terminal.press('backspace');
  terminal.type('b1.xml');
  await terminal.press('enter');
  await terminal.waitFor(/^ define \S+\/web1\.xml/m);
});

it('says what a file replaces, and does not touch the file', async () => {
  const before = await desk.inactive('db1');
  const terminal = await desk.open('db1', {columns: 120});
  await terminal.press('D');
  terminal.type(join(folder, 'db1.xml'));
  await terminal.press('enter');
  await terminal.waitFor(/define \S+db1\.xml +\+1 +-1/);
  await terminal.waitFor('It replaces the definition of db1 (shut off).');
  await terminal.press('escape');
  await expect.poll(desk.drafts).toEqual([]);
  expect(await desk.inactive('db1')).toBe(before);
  await terminal.press('D');
  terminal.type(join(folder, 'db1.xml'));
  await terminal.press('enter');
  await terminal.waitFor(/define \S+db1\.xml +\+1 +-1/);
  await confirm(terminal);
  await terminal.waitFor('db1 is defined anew.');
  expect(await desk.inactive('db1')).toBe(lessMemory.of(before));
});

it.each([
  ['/dev/zero', 'is no file that could hold a definition'],
  ['/nowhere/db1.xml', 'does not exist'],
])('does not read %s', async (path, said) => {
  const terminal = await desk.open('db1', {columns: 120});
  await terminal.press('D');
  terminal.type(path);
  await terminal.press('enter');
  await terminal.waitFor(said);
});

it('makes a new domain of the text of another one', async () => {
  const before = await desk.inactive('db1');
  const terminal = await desk.open('db1', {columns: 120});
  await desk.plan(`echo '<!-- mine -->' >>"$file"`);
  await terminal.press('+');
  const lines = (await terminal.waitFor('A new domain is made: db1-copy.')).join('\n');
  expect(lines).toContain('vda is an image of db1 too, which is not copied');
  const text = await desk.draftText();
  expect(text).not.toMatch(/<uuid>|<mac /);
  await confirm(terminal);
  await terminal.waitFor('db1-copy is defined; it is not started.');
  const made = await desk.inactive('db1-copy');
  expect(made).toMatch(/<uuid>/);
  expect(/<uuid>.*/.exec(made)?.[0]).not.toBe(/<uuid>.*/.exec(before)?.[0]);
  expect(/<mac .*/.exec(made)?.[0]).not.toBe(/<mac .*/.exec(before)?.[0]);
  expect(await desk.inactive('db1')).toBe(before);
});
