import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createBackupFolders, firstBackupFolder} from '../../source/runtime/backup-folders.ts';
import type {Action} from '../../source/state/action.ts';
import {patienceMs} from '../patience.ts';

let root: string;
let actions: Action[];
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'folders-'));
  actions = [];
});
afterEach(() => rm(root, {recursive: true, force: true}));

const open = () =>
  createBackupFolders({HOME: '/home/me'}, (action) => actions.push(action), join(root, 'k', 'folders'));
const told = () => actions.flatMap((action) => (action.type === 'backupFolders' ? [action.folders] : []));

it('begins with a folder that QEMU can write to', async () => {
  await open().read();
  expect(told()).toEqual([[firstBackupFolder({HOME: '/home/me'})]]);
  expect([firstBackupFolder({HOME: '/root'}, true), firstBackupFolder({HOME: '/home/me'}, false)]).toEqual([
    '/var/backups/kvmtop',
    '/home/me/kvmtop-backups',
  ]);
});

it('remembers the last one first, each once, for the next session', async () => {
  const folders = open();
  await folders.read();
  for (const folder of ['/a', '/b', '/a', '/a', '/c\n/d']) folders.remember(folder);
  expect(told().at(-1)).toEqual(['/a', '/b']);
  const path = join(root, 'k', 'folders');
  await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toBe('/a\n/b\n'), patienceMs);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  actions = [];
  await open().read();
  expect(told()).toEqual([['/a', '/b']]);
});

it('says once that they cannot be kept, and goes on', async () => {
  await writeFile(join(root, 'k'), 'a file in the way');
  const folders = open();
  folders.remember('/a');
  folders.remember('/b');
  await vi.waitFor(() => expect(actions.filter(({type}) => type === 'notice')).toHaveLength(1), patienceMs);
  expect(told().at(-1)).toEqual(['/b', '/a']);
});
