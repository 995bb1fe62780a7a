import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {afterAll, beforeAll, beforeEach, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, type Desk, lessMemory, openDesk} from './desk.ts';

let lab: Lab;
let desk: Desk;

beforeAll(async () => {
  const shared = {memoryMiB: 16, system: false} as const;
  lab = await startLab({
    name: `edit-${process.pid % 10_000}`,
    guests: [
      {...shared, name: 'db1', start: 'paused'},
      {...shared, name: 'off1', start: 'off'},
    ],
  });
  desk = await openDesk(lab);
});
afterAll(() => lab?.down());
beforeEach(() => desk.clear());

/** The line of a text on which a word is first, from 1. */
function lineOf(text: string, word: string): number {
  return text.split('\n').findIndex((line) => line.includes(word)) + 1;
}

it('defines nothing and leaves nothing where nothing was changed', async () => {
  const terminal = await desk.open('db1');
  await terminal.press('e');
  await terminal.waitFor('Nothing was changed.');
  expect(await desk.drafts()).toEqual([]);
});

it('keeps every byte that was not edited: comments, what it does not know, and namespaces', async () => {
  const note = '<kt:note xmlns:kt="urn:kvmtop:test"><!-- mine --><kt:x a="&lt;&#228;"/></kt:note>';
  const command = "<qemu:commandline><qemu:env name='KT' value='1'/></qemu:commandline>";
  const namespace = "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>";
  const plain = await desk.inactive('off1');
  const rich = plain.replace("<domain type='qemu'>", namespace).replace('</domain>', `${command}</domain>`);
  await desk.define(rich.replace('<memory ', `<metadata>${note}</metadata><memory `));
  const before = await desk.inactive('off1');
  expect(before).toMatch(/kt:note[\s\S]*qemu:env/);
  const terminal = await desk.open('off1');
  await desk.plan(lessMemory.script);
  await terminal.press('e');
  const lines = await terminal.waitFor(/edit off1 +\+1 +-1/);
  expect(lines.join('\n')).toContain('It replaces the definition of off1 (shut off).');
  expect(await desk.draftText()).toBe(lessMemory.of(before));
  await confirm(terminal);
  await terminal.waitFor('off1 is defined anew.');
  // And libvirt keeps them too.
  expect(await desk.inactive('off1')).toBe(lessMemory.of(before));
  await expect.poll(desk.drafts).toEqual([]);
});

it('opens a text with a syntax error again at its line', async () => {
  const before = await desk.inactive('db1');
  const line = lineOf(before, '<vcpu');
  const terminal = await desk.open('db1');
  await desk.plan('sed -i "s,</vcpu>,</vcpus>," "$file"');
  await terminal.press('e');
  await terminal.waitFor(`Line ${line}: </vcpus> stands where <vcpu> of line ${line} should end.`);
  await terminal.press('enter');
  await terminal.waitFor('It cannot be defined as it is');
  await desk.plan(`sed -i "s,</vcpus>,</vcpu>," "$file"; ${lessMemory.script}`);
  await terminal.press('e');
  await terminal.waitFor(/\+ +<currentMemory unit='KiB'>8192/);
  expect((await desk.calls()).at(-1)).toBe(`-n +${line} ${await desk.draft()}`);
  await confirm(terminal);
  await terminal.waitFor('db1 is defined anew.');
  expect(await desk.inactive('db1')).toBe(lessMemory.of(before));
});

it('tells the line of what the schema does not allow, before anything is defined', async () => {
  const before = await desk.inactive('db1');
  const terminal = await desk.open('db1');
  await desk.plan(`sed -i "s,<boot dev='hd'/>,<boot dev='hd' nonsense='1'/>," "$file"`);
  await terminal.press('e');
  await terminal.waitFor(`Line ${lineOf(before, '<boot')}: libvirt’s schema does not allow it`);
  await terminal.press('escape');
  await terminal.waitFor('Your text is kept:');
  expect(await desk.draftText()).toContain("nonsense='1'");
  expect(await desk.inactive('db1')).toBe(before);
});

it('overwrites nothing that somebody else has defined meanwhile', async () => {
  const before = await desk.inactive('db1');
  const terminal = await desk.open('db1');
  await desk.plan('sed -i "s,<on_crash>[a-z]*<,<on_crash>preserve<," "$file"');
  await terminal.press('e');
  await terminal.waitFor(/edit db1 +\+1 +-1/);
  const mine = await desk.draftText();
  await desk.define(before.replace('<memory ', '<title>theirs</title>\n  <memory '));
  const theirs = await desk.inactive('db1');
  await confirm(terminal);
  await terminal.waitFor(/Somebody else has changed the definition while[\s\S]*- +<title>theirs/);
  expect(await desk.inactive('db1')).toBe(theirs);
  expect(await desk.draftText()).toBe(mine);
  await terminal.press('o');
  await terminal.waitFor(/\+ +<title>theirs/);
  await terminal.press('q');
  await terminal.waitFor('enter define');
  await confirm(terminal);
  await terminal.waitFor('db1 is defined anew.');
  expect(await desk.inactive('db1')).toBe(mine);
});

it('compares a text of 10 MB, and tells what libvirt has against it', async () => {
  const terminal = await desk.open('db1');
  await desk.plan(`{ echo '<!--'; yes '${'x'.repeat(99)}' | head -n 100000; echo '-->'; } >>"$file"`);
  await terminal.press('e');
  await terminal.waitFor(/^ edit db1 +\+100002/m, {timeoutMs: 60_000});
  await terminal.press('end');
  await terminal.waitFor(/\+ -->/);
  await confirm(terminal);
  await terminal.press('home');
  await terminal.waitFor(/!! Failed to define[\s\S]*no definition of more than 4 MiB/, {timeoutMs: 60_000});
  expect((await stat(await desk.draft())).size).toBeGreaterThan(10_000_000);
  expect((await stat(await desk.draft())).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(await desk.draft()))).mode & 0o777).toBe(0o700);
});
