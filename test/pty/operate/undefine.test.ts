import {access} from 'node:fs/promises';
import {dirname} from 'node:path';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {type Lab, startLab} from '../../lab/lab.ts';
import {confirm, fill, menu, openOperate, rowAt, select} from './operate.ts';

let lab: Lab;
let disk: string;

beforeAll(async () => {
  lab = await startLab({name: `undef-${process.pid}`});
});
afterAll(() => lab?.down());

beforeEach(async () => {
  await lab.add({name: 'vm', memoryMiB: 16, system: false, diskMiB: 8, start: 'paused'});
  await lab.virsh(['snapshot-create-as', 'vm', '--name', 'before']);
  await lab.virsh(['managedsave', 'vm']);
  disk = /vda +(\S+)/.exec(await lab.virsh(['domblklist', 'vm']))?.[1] ?? '';
});

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
const names = async () => (await lab.virsh(['list', '--all', '--name'])).trim();

describe('an undefine of a domain with a snapshot and a managed save', () => {
  it('says what goes and what stays, and passes the flags', async () => {
    const terminal = await openOperate(lab);
    await select(terminal, 'vm');
    await menu(terminal, 'U');
    await terminal.waitFor('These disks stay: ');
    const question = terminal.screen().join('\n');
    expect(question).toContain('Its managed save is deleted: the memory of the guest in it is lost.');
    expect(question).toContain('libvirt forgets its 1 snapshot: before.');
    expect(question).toMatch(/virsh undefine --domain [0-9a-f-]{36} --managed-save/);
    expect(question).toContain('--snapshots-metadata');
    expect(question).not.toContain('--storage');
    await confirm(terminal, 'vm');
    await terminal.waitFor('undefine vm: done');
    await terminal.waitFor((lines) => rowAt(lines, 'vm') === undefined, {what: 'no row of vm'});
    expect(await names()).toBe('');
    expect(await isThere(disk)).toBe(true);
  });

  it('deletes the disk that was named, and takes no name that is none', async () => {
    await lab.virsh(['pool-create-as', '--name', 'disks', '--type', 'dir', '--target', dirname(disk)]);
    const terminal = await openOperate(lab);
    await select(terminal, 'vm');
    await menu(terminal, 'U');
    await fill(terminal, 'Delete these disks', 'vdb');
    await terminal.waitFor('vdb is none of its disks, which are vda.');
    await fill(terminal, 'Delete these disks', 'vda');
    await terminal.waitFor('vda is deleted for good');
    await terminal.waitFor('--storage');
    await confirm(terminal, 'vm');
    await terminal.waitFor('undefine vm: done');
    expect(await names()).toBe('');
    expect(await isThere(disk)).toBe(false);
  });
});
