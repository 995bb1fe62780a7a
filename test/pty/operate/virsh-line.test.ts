import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import type {Terminal} from '../terminal.ts';
import {enterLine, typeLine} from './line.ts';
import {openOperate, select} from './operate.ts';

let lab: Lab;
const guests = ['db1', `it's grün`, '-x7'];

beforeAll(async () => {
  lab = await startLab({
    name: `line-${process.pid}`,
    guests: guests.map((name) => ({name, memoryMiB: 16, system: false, start: 'paused'})),
  });
});
afterAll(() => lab?.down());

async function opened(): Promise<Terminal> {
  const terminal = await openOperate(lab);
  await select(terminal, 'db1');
  return terminal;
}

describe('a command that only looks', () => {
  it.each([
    ['list', /^ virsh list .*lines 1–/m, /\d +it's grün +paused/],
    ['dominfo %', /^ virsh dominfo [\da-f-]{36}/m, /Name: +db1$/m],
    ['dominfo db1', /^ virsh dominfo db1/m, /Name: +db1$/m],
    [`dominfo "it's grün"`, /^ virsh dominfo 'it'/m, /Name: +it's grün$/m],
    [String.raw`dominfo it\'s\ grün`, /^ virsh dominfo 'it'/m, /Name: +it's grün$/m],
    ['dominfo -x7', /^ virsh dominfo -x7/m, /Name: +-x7$/m],
    ['virsh dominfo --domain=-x7', /^ virsh dominfo --domain=-x7/m, /Name: +-x7$/m],
    ['echo $(id) `id` ; %%', /^ virsh echo/m, /^ \$\(id\) `id` ; %$/m],
    ['list --bogus', /^ virsh list --bogus/m, /command 'list' doesn't support option --bogus/],
    ['dominfo nosuch', /^ virsh dominfo nosuch/m, /failed to get domain 'nosuch'/],
  ])('comes at once into the pager: %s', async (line, title, output) => {
    const terminal = await opened();
    await enterLine(terminal, line);
    await terminal.waitFor(title);
    await terminal.waitFor(output);
    await terminal.press('q');
    await terminal.waitFor(/^> +\d+ db1 /m);
  });

  it('is run for each of the marks', async () => {
    const terminal = await opened();
    await terminal.press('m', 'm');
    await terminal.waitFor('2 marked');
    await enterLine(terminal, 'domstate %');
    await terminal.waitFor(/^ virsh domstate [\da-f-]{36} and 1 more/m);
    // The answers stand in the order in which they came.
    for (const name of ['db1', `it's grün`]) await terminal.waitFor(new RegExp(`^ ${name}:\n+ paused$`, 'm'));
  });

  it.each([
    ['quit', 'quit is for the virsh shell, and means nothing here.'],
    ['cd /', 'cd is for the virsh shell, and means nothing here.'],
    [`dominfo 'db1`, "The quote ' is not closed."],
    [`'list;destroy db1'`, 'is no virsh command'],
  ])('is not what %s is, which stays as it was typed', async (line, sentence) => {
    const terminal = await opened();
    await typeLine(terminal, line);
    await terminal.press('enter');
    await terminal.waitFor(sentence);
    expect(terminal.screen().join('\n')).toContain(` virsh ${line}`);
  });
});

it('the pager scrolls, searches, and closes to the same place', async () => {
  const terminal = await opened();
  terminal.type('/db\r');
  await terminal.waitFor((lines) => !lines.join().includes('-x7'));
  await terminal.press('enter');
  await terminal.waitFor('overview');
  await enterLine(terminal, 'help');
  await terminal.waitFor(/lines 1–\d+ of/);
  await terminal.press('G');
  await terminal.waitFor(/lines \d+–(\d+) of \1$/m);
  await terminal.press('g', 'pagedown');
  await terminal.waitFor(/lines [2-9]\d+–/);
  await terminal.press('g');
  terminal.type('/snapshot-\r');
  await terminal.waitFor(/\d+ lines with snapshot-/);
  const isAt = (command: string) => (lines: readonly string[]) =>
    lines.find((line) => line.startsWith('>'))?.includes(`${command} `) === true;
  await terminal.waitFor(isAt('snapshot-create'), {what: 'the first match'});
  await terminal.press('n');
  await terminal.waitFor(isAt('snapshot-create-as'), {what: 'the second match'});
  await terminal.press('N');
  await terminal.waitFor(isAt('snapshot-create'), {what: 'the first match'});
  terminal.type('/nothing has this\r');
  await terminal.waitFor(/no line has|nothing/i);
  await terminal.press('q');
  await terminal.waitFor('overview');
  await terminal.press('escape');
  await terminal.waitFor((lines) => lines.some((line) => /^> +\d+ db1 /.test(line)) && !lines.join().includes('-x7'));
});

describe('the history', () => {
  it('is recalled with up and down, and is there in the next kvmtop, for its owner alone', async () => {
    const first = await opened();
    for (const [line, output] of [
      ['version', 'Running hypervisor'],
      ['domstate db1', /^ paused$/m],
    ] as const) {
      await enterLine(first, line);
      await first.waitFor(output);
    }
    await first.press('q', 'q');
    await first.exited;
    const file = join(lab.binDir, 'state', 'kvmtop', 'virsh-history');
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const second = await opened();
    await typeLine(second, 'draft');
    for (const [key, line] of [
      ['up', 'domstate db1'],
      ['up', 'version'],
      ['down', 'domstate db1'],
      ['down', 'draft'],
    ] as const) {
      await second.press(key);
      await second.waitFor(new RegExp(`^ virsh ${line}( |$)`, 'm'));
    }
  });
});

describe('tab', () => {
  it.each([
    ['dest', 'destroy'],
    ['snapshot-rev', 'snapshot-revert'],
    ['destroy db1 --gr', 'destroy db1 --graceful'],
    ['dominfo --domain db', 'dominfo --domain db1'],
    [String.raw`dominfo it\'s`, String.raw`dominfo it\'s\ grün`],
  ])('puts in how %s goes on', async (line, completed) => {
    const terminal = await opened();
    await typeLine(terminal, line);
    await terminal.press('tab');
    await terminal.waitFor((lines) => lines.at(-1)?.startsWith(` virsh ${completed} `) === true, {what: completed});
  });

  it('offers all there is, and puts in one after the other', async () => {
    const terminal = await opened();
    await typeLine(terminal, 'snapshot-d');
    await terminal.press('tab');
    await terminal.waitFor((lines) => /snapshot-delete +snapshot-dumpxml/.test(lines.at(-2) ?? ''));
    for (const word of ['snapshot-delete', 'snapshot-dumpxml', 'snapshot-delete']) {
      await terminal.press('tab');
      await terminal.waitFor((lines) => lines.at(-1)?.startsWith(` virsh ${word}`) === true, {what: word});
    }
  });
});
