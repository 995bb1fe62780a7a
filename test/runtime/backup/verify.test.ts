import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, onTestFinished} from 'vitest';
import type {BackupFile} from '../../../source/archive/manifest.ts';
import {verifyBackup} from '../../../source/runtime/backup/verify.ts';

const never = new AbortController().signal;
const content = 'x'.repeat(5_000_000);
let folder: string;

function fileOf(path: string, role: BackupFile['role']): BackupFile {
  return {path, role, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex')};
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  await mkdir(join(folder, 'snapshots'));
  const files = [fileOf('domain.xml', 'definition'), fileOf('snapshots/001.xml', 'snapshot')];
  for (const {path} of files) await writeFile(join(folder, path), content);
  const manifest = {
    format: 'kvmtop-backup',
    version: 1,
    domain: {name: 'web1', uuid: 'u'},
    consistentAt: '',
    finishedAt: '',
    consistency: 'shut off',
    host: '',
    kvmtop: '',
    definition: 'domain.xml',
    disks: [],
    snapshots: [{name: 's', file: 'snapshots/001.xml', restorable: true}],
    files,
    notes: [],
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function faults(): Promise<readonly string[]> {
  return (await verifyBackup(folder, () => undefined, never)).faults;
}

describe('verifyBackup', () => {
  it('finds nothing wrong with what was written, and tells how far it is', async () => {
    const told: number[] = [];
    await verifyBackup(folder, (parts) => told.push(parts.reduce((sum, {doneBytes}) => sum + doneBytes, 0)), never);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(2 * content.length);
    expect(await faults()).toEqual([]);
  });

  it.each<[string, (path: string) => Promise<unknown>, string]>([
    ['a changed byte', (path) => writeFile(path, `y${content.slice(1)}`), 'is damaged'],
    ['a file that was cut off', (path) => truncate(path, 10), 'has 10 bytes instead of 5000000'],
    ['a lost file', (path) => rm(path), 'is missing'],
    [
      'a link',
      async (path) => {
        await rm(path);
        await symlink('/etc/passwd', path);
      },
      'is no plain file',
    ],
  ])('finds %s', async (_, damage, words) => {
    await damage(join(folder, 'snapshots/001.xml'));
    expect(await faults()).toEqual([expect.stringMatching(`^snapshots/001.xml ${words}`)]);
  });

  it('finds what does not belong to it', async () => {
    await writeFile(join(folder, 'snapshots/more'), '');
    expect(await faults()).toEqual(['snapshots/more does not belong to the backup.']);
  });

  it('takes no folder without a manifest for a backup', async () => {
    await rm(join(folder, 'manifest.json'));
    expect(await faults()).toEqual([expect.stringContaining('There is no manifest.json')]);
  });

  it.each([
    ['one that is not there', '/nowhere', /^There is no such folder\.$/],
    ['a file', '/etc/passwd', /^\/etc\/passwd\/manifest.json: It is no folder/],
  ])('says of %s what it is', async (_, path, words) => {
    const found = await verifyBackup(path, () => undefined, never);
    expect(found).toEqual({manifest: undefined, faults: [expect.stringMatching(words)]});
  });

  it('names the backups in a folder that is none', async () => {
    const above = await mkdtemp(join(tmpdir(), 'kvmtop-'));
    onTestFinished(() => rm(above, {recursive: true}));
    await rename(folder, join(above, 'web1'));
    await mkdir(join(above, 'web2'));
    const {faults: said} = await verifyBackup(above, () => undefined, never);
    expect(said).toEqual([`It is no backup, but holds one: name them, such as ${join(above, 'web1')}.`]);
  });

  it('ends when it is told to', async () => {
    await expect(verifyBackup(folder, () => undefined, AbortSignal.abort())).rejects.toThrow('cancelled');
  });
});
