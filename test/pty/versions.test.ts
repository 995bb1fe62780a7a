import {readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {stateFolder} from '../../source/runtime/state-folder.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {openAsUser} from './as-user.ts';
import {operate, rowAt, select} from './operate/operate.ts';
import type {Terminal} from './terminal.ts';

let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `hist-${process.pid % 10_000}`,
    guests: [{name: 'db1', memoryMiB: 16, system: false, start: 'off', diskMiB: 8}],
  });
});
afterAll(() => lab?.down());

const folder = () => join(stateFolder(lab.env), 'definitions');
const inactive = async () => `${(await lab.virsh(['dumpxml', '--inactive', '--security-info', 'db1'])).trimEnd()}\n`;
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** The texts that are kept of a domain, oldest first. */
async function kept(uuid: string): Promise<readonly string[]> {
  const names = await readdir(join(folder(), uuid)).catch(() => []);
  const ids = names.filter((name) => name.endsWith('.xml')).toSorted();
  return Promise.all(ids.map((id) => readFile(join(folder(), uuid, id), 'utf8')));
}

/** Changes the definition as somebody else would. */
async function redefine(change: (text: string) => string): Promise<string> {
  const path = join(lab.env.HOME ?? '', 'theirs.xml');
  await writeFile(path, change(await inactive()));
  await lab.virsh(['define', path]);
  return inactive();
}

const memory = (kib: number) => (text: string) => text.replace(/(<memory unit='KiB'>)\d+/, `$1${kib}`);

/** Goes back to the version under the cursor. */
async function goBack(terminal: Terminal): Promise<void> {
  await terminal.press('r');
  await terminal.waitFor(/^ go back to \S+ of \d/m);
  await terminal.press('enter');
}

async function history(terminal: Terminal, first: RegExp): Promise<readonly string[]> {
  await terminal.press('H');
  return terminal.waitFor((lines) => first.test(lines.find((line) => line.startsWith('>')) ?? ''), {what: `${first}`});
}

const rich = (text: string) =>
  text
    .replace("<domain type='qemu'>", "<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>")
    .replace(
      /( {2}<memory )/,
      `  <metadata>\n    <kt:note xmlns:kt="urn:kvmtop:test"><!-- ours --><kt:x a="&lt;&#228;"/></kt:note>\n  </metadata>\n$1`,
    )
    .replace('</devices>', "<graphics type='vnc' autoport='yes' passwd='geheim1'/></devices>")
    .replace('</domain>', "<qemu:commandline>\n<qemu:env name='KT' value='1'/>\n</qemu:commandline>\n</domain>");

describe('the history of definitions', () => {
  it('keeps what others replace, and undoes it', {timeout: 180_000}, async () => {
    const uuid = (await lab.virsh(['domuuid', 'db1'])).trim();
    const texts = [await redefine(rich)];
    for (const part of ['qemu:env', 'kt:note', '<!-- ours -->', "passwd='geheim1'"]) expect(texts[0]).toContain(part);
    const terminal = await openAsUser({lab, args: ['-d', '600']});
    await terminal.waitFor(/1 domain/);
    await expect.poll(() => kept(uuid)).toEqual(texts);
    const id = (await readdir(join(folder(), uuid)))[0] ?? '';
    const paths = [folder(), join(folder(), uuid), join(folder(), uuid, id)];
    expect(await Promise.all(paths.map(mode))).toEqual(['700', '700', '600']);

    // Events are heard from some moment on, which only shows by one that comes.
    for (let kib = 20_480; texts.length < 3; kib += 1024) {
      texts.push(await redefine(memory(kib)));
      const isHeard = await expect
        .poll(async () => (await kept(uuid)).length, {timeout: 10_000})
        .toBe(texts.length)
        .then(
          () => true,
          () => false,
        );
      if (!isHeard) texts.pop();
    }
    expect(await kept(uuid)).toEqual(texts);

    const list = await history(terminal, /db1 +\+1 -1 .* now/);
    expect(list.filter((line) => / db1 /.test(line))).toHaveLength(3);
    await terminal.press('=');
    await terminal.waitFor(/^ ?- +<memory unit='KiB'>/m);
    await terminal.press('q');
    await terminal.press('j', 'j', 'm', 'g', '=');
    await terminal.waitFor(
      (lines) =>
        lines.some((line) => line.includes("+  <memory unit='KiB'>")) && !lines.some((line) => line.includes('20480')),
      {what: 'the first and the last compared'},
    );
    await terminal.press('q');

    // Undo of a define.
    await terminal.press('j');
    await goBack(terminal);
    await terminal.waitFor('y: do it');
    await terminal.press('y');
    await terminal.waitFor('db1 is defined anew.');
    expect(await inactive()).toBe(texts[1]);
    await expect.poll(() => kept(uuid)).toEqual([...texts, texts[1]]);

    // Undo of an undefine.
    await lab.virsh(['undefine', 'db1']);
    await terminal.waitFor(/db1 .* undefined 20\d\d-/);
    await terminal.press('g', 'enter');
    await terminal.waitFor('<!-- ours -->');
    await terminal.press('G');
    await terminal.waitFor((lines) => /passwd='\*+'.*<qemu:env/s.test(lines.join('\n')), {
      what: 'the end of the definition',
    });
    expect(terminal.screen().join('\n')).not.toContain('geheim1');
    await terminal.press('q');
    await goBack(terminal);
    await terminal.waitFor('db1 is defined; it is not started.');
    expect(await inactive()).toBe(texts[1]);
    expect((await lab.virsh(['domuuid', 'db1'])).trim()).toBe(uuid);
    await terminal.waitFor(/db1 .* now/);
    expect(await kept(uuid)).toHaveLength(4);
  });

  it('is there in the next session, and keeps what kvmtop undefines itself', {timeout: 120_000}, async () => {
    const terminal = await openAsUser({lab});
    await terminal.waitFor(/1 domain/);
    const list = await history(terminal, /db1 .* now/);
    expect(list.filter((line) => / db1 /.test(line))).toHaveLength(4);
    await terminal.press('q');
    await select(terminal, 'db1');
    await operate(terminal, 'U', {word: 'db1'});
    await terminal.waitFor((lines) => rowAt(lines, 'db1') === undefined, {what: 'no row of db1'});
    await history(terminal, /db1 .* undefined 20\d\d-/);
    await goBack(terminal);
    await terminal.waitFor('db1 is defined; it is not started.');
    expect(await inactive()).toContain("passwd='geheim1'");
  });

  it('that cannot be written keeps kvmtop from an undefine', {timeout: 120_000}, async () => {
    await rm(folder(), {recursive: true});
    await writeFile(folder(), 'in the way');
    const terminal = await openAsUser({lab});
    await terminal.waitFor('The definition could not be kept');
    await select(terminal, 'db1');
    await operate(terminal, 'U', {word: 'db1'});
    await terminal.waitFor('undefine db1: Nothing was sent, so that nothing is lost.');
    expect(await lab.virsh(['list', '--all', '--name'])).toContain('db1');
  });
});
