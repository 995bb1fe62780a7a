import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {manifestName} from '../../source/archive/manifest.ts';
import {findBackups} from '../../source/runtime/found-backups/find.ts';
import {leftSentence, type Task} from '../../source/runtime/found-backups/found-task.ts';
import {createSummaries, readSummary} from '../../source/runtime/found-backups/summary.ts';

let root = tmpdir();
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'found-'));
});
afterEach(() => rm(root, {recursive: true, force: true}));

const sha256 = '0'.repeat(64);

/** A folder with a manifest in it, and the files that it names but for some. */
async function backup(name: string, consistentAt: string, missing: readonly string[] = []): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  const paths = ['domain.xml', 'vda.qcow2'];
  for (const path of paths) if (!missing.includes(path)) await writeFile(join(folder, path), 'x'.repeat(9000));
  const manifest = {
    format: 'kvmtop-backup',
    version: 1,
    domain: {name: 'web1', uuid: 'u1'},
    consistentAt,
    finishedAt: consistentAt,
    consistency: 'frozen',
    host: 'h',
    kvmtop: '1',
    definition: 'domain.xml',
    disks: [],
    snapshots: [],
    files: paths.map((path) => ({path, role: path === 'domain.xml' ? 'definition' : 'disk', bytes: 9000, sha256})),
    notes: [],
  };
  await writeFile(join(folder, manifestName), JSON.stringify(manifest));
  return folder;
}

function task(more: Partial<Task>): Task {
  return {
    id: '1',
    task: 'backup',
    domain: {name: 'web1', uuid: 'u1'},
    folder: join(root, 'web1-20261123T140300Z.partial'),
    uri: undefined,
    pid: 7,
    pidStart: 'x',
    startedAt: '2026-11-23T14:03:00.000Z',
    phase: 'copying',
    undo: [],
    isAlive: false,
    progress: undefined,
    ...more,
  };
}

const brief = async (folders: readonly string[], tasks: readonly Task[] = []) =>
  (await findBackups(folders, tasks)).map(({folder, status, name}) => [folder.slice(root.length + 1), status, name]);

describe('backups in a folder', () => {
  it('are those with a manifest, newest first, with what they take on the disk', async () => {
    await backup('web1-1', '2026-11-22T10:00:00Z');
    await backup('web1-2', '2026-11-23T10:00:00Z');
    await mkdir(join(root, 'photographs'));
    expect(await brief([root])).toEqual([
      ['web1-2', 'finished', 'web1'],
      ['web1-1', 'finished', 'web1'],
    ]);
    const [newest] = await findBackups([root], []);
    expect(newest).toMatchObject({uuid: 'u1', consistency: 'frozen', wallSeconds: Date.UTC(2026, 10, 23, 10) / 1000});
    expect(newest?.bytes).toBeGreaterThanOrEqual(18_000);
  });

  it('are the folder itself where that is one, and are told of once', async () => {
    const folder = await backup('web1-1', '2026-11-22T10:00:00Z');
    expect(await brief([folder, root, root])).toEqual([['web1-1', 'finished', 'web1']]);
  });

  it('are none where there is no folder', async () => {
    expect(await brief([join(root, 'gone')])).toEqual([]);
  });

  it.each([
    ['is cut off', '{"format":', /no JSON/],
    ['is of something else', '{}', /not the manifest/],
  ])('cannot be read when the manifest %s', async (_, text, reason) => {
    await mkdir(join(root, 'x'));
    await writeFile(join(root, 'x', manifestName), text);
    expect(await findBackups([root], [])).toMatchObject([
      {status: 'unreadable', reason: expect.stringMatching(reason)},
    ]);
  });

  it('are not finished when a file of theirs is gone', async () => {
    await backup('web1-1', '2026-11-22T10:00:00Z', ['vda.qcow2']);
    const [found] = await findBackups([root], []);
    expect(found).toMatchObject({status: 'unreadable', reason: 'It is not whole: vda.qcow2 cannot be found.'});
  });

  it('are read again when something in their folder has changed, and only then', async () => {
    const folder = await backup('web1-1', '2026-11-22T10:00:00Z');
    const reads: string[] = [];
    const summaries = createSummaries((path) => {
      reads.push(path);
      return readSummary(path);
    });
    const read = async () => (await findBackups([root], [], summaries)).map(({status}) => status);
    const readsOfOne = async () => {
      const before = reads.length;
      await read();
      return reads.length - before;
    };
    await expect.poll(readsOfOne).toBe(0);
    await rm(join(folder, 'vda.qcow2'));
    expect(await read()).toEqual(['unreadable']);
    await expect.poll(readsOfOne).toBe(0);
    await writeFile(join(folder, 'vda.qcow2'), '');
    expect(await read()).toEqual(['finished']);
    await rm(folder, {recursive: true});
    expect(await read()).toEqual([]);
  });

  it('are never taken for whole while their folder says that they are not', async () => {
    await backup('web1-20261123T140300Z.partial', '2026-11-23T14:03:00Z');
    expect(await brief([root])).toEqual([['web1-20261123T140300Z.partial', 'unfinished', 'web1']]);
  });
});

describe('the journal', () => {
  it.each([
    [true, 'running', /Process 7 makes the backup, and is at: copying/],
    [false, 'unfinished', /ended midway while copying.*kvmtop recover/],
  ])('tells of a backup whose process is alive: %s', async (isAlive, status, reason) => {
    const one = task({isAlive});
    await mkdir(one.folder);
    const found = await findBackups([root], [one]);
    expect(found).toMatchObject([{status, task: 'backup', reason: expect.stringMatching(reason)}]);
  });

  it('goes before all that is finished, and what nothing is known of goes last', async () => {
    await backup('web1-1', '2027-01-01T10:00:00Z');
    await mkdir(join(root, 'broken'));
    await writeFile(join(root, 'broken', manifestName), '{');
    const left = task({id: '2', folder: join(root, 'web1-0.partial'), startedAt: '2026-11-24T14:03:00.000Z'});
    const found = await findBackups([root], [left, task({isAlive: true})]);
    expect(found.map(({status}) => status)).toEqual(['running', 'unfinished', 'finished', 'unreadable']);
  });

  it('tells of how far a live process is, and of which one it is', async () => {
    const progress = {stage: 'copying', parts: [], rate: 5, leftSeconds: 7};
    const [live] = await findBackups([], [task({isAlive: true, progress})]);
    const [dead] = await findBackups([], [task({progress})]);
    expect([live?.work, dead?.work]).toEqual([{pid: 7, progress}, undefined]);
  });

  it('tells of one whose folder is in no folder that is looked into', async () => {
    expect(await brief([], [task({})])).toEqual([['web1-20261123T140300Z.partial', 'unfinished', 'web1']]);
  });

  it('tells of a restore beside the backup that it reads', async () => {
    const folder = await backup('web1-1', '2026-11-22T10:00:00Z');
    const found = await findBackups([root], [task({task: 'restore', folder})]);
    expect(found.map(({status, task: about}) => [about, status])).toEqual([
      ['restore', 'unfinished'],
      [undefined, 'finished'],
    ]);
  });
});

describe('at the start', () => {
  it('nothing is said of what is alive', () => {
    expect(leftSentence([task({isAlive: true})])).toBeUndefined();
  });

  it.each([
    [[task({})], /^A backup of web1 to web1-20261123T140300Z was left unfinished at .*\d\d:\d\d: press B\.$/],
    [[task({task: 'restore', folder: '/b/one'}), task({})], /^A restore of web1 from one .*, and 1 more: press B\.$/],
    [[task({startedAt: 'soon'})], /at an unknown time/],
    [
      [task({}), task({domain: {name: 'db1', uuid: 'u2'}, phase: 'freezing'})],
      /^A backup of db1 .*, and 1 more; db1 may be frozen: press B\.$/,
    ],
  ])('it is said what was left', (tasks, sentence) => {
    expect(leftSentence(tasks)).toMatch(sentence);
  });
});
