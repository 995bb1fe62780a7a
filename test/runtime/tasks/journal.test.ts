import {mkdtemp, readdir, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {isAlive, processStart} from '../../../source/runtime/tasks/alive.ts';
import {beginTask, forgetTask, journalFolder, listTasks, progressOf} from '../../../source/runtime/tasks/journal.ts';

const begun = {task: 'backup', domain: {name: "it's", uuid: 'u'}, folder: '/b/x.partial', uri: undefined} as const;
let home: string;
let folder: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  folder = join(home, 'state', 'tasks');
});
afterEach(() => rm(home, {recursive: true}));

describe('the journal', () => {
  it('tells of a task until it ends', async () => {
    const record = await beginTask(begun, folder);
    await record.update({phase: 'copying'});
    await record.update({folder: '/b/x', undo: [{from: '/a', to: '/b'}]});
    const [entry, ...more] = await listTasks(folder);
    expect([entry, more]).toEqual([record.entry, []]);
    expect(entry).toMatchObject({
      ...begun,
      folder: '/b/x',
      phase: 'copying',
      pid: process.pid,
      undo: [{from: '/a', to: '/b'}],
    });
    expect(entry && isAlive(entry)).toBe(true);
    await record.end();
    expect(await readdir(folder)).toEqual([]);
  });

  it('is for the eyes of its owner', async () => {
    const record = await beginTask(begun, folder);
    const modes = await Promise.all([folder, join(folder, `${record.entry.id}.json`)].map((path) => stat(path)));
    expect(modes.map(({mode}) => mode & 0o777)).toEqual([0o700, 0o600]);
  });

  it('writes what was told last, however fast', async () => {
    const record = await beginTask(begun, folder);
    await Promise.all(['a', 'b', 'c'].map((phase) => record.update({phase})));
    expect(await listTasks(folder)).toMatchObject([{phase: 'c'}]);
  });

  it('says how far a task was told to be, until it ends', async () => {
    const record = await beginTask(begun, folder);
    expect(await progressOf(record.entry, folder)).toBeUndefined();
    const progress = {stage: 'copying', parts: [{name: 'vda', doneBytes: 3, totalBytes: 9}], rate: 2, leftSeconds: 3};
    record.tell(progress);
    await expect.poll(() => progressOf(record.entry, folder)).toEqual(progress);
    expect(await listTasks(folder)).toEqual([record.entry]);
    record.tell(progress);
    await record.end();
    expect(await readdir(folder)).toEqual([]);
  });

  it('passes over what is no entry', async () => {
    const {entry} = await beginTask(begun, folder);
    await writeFile(join(folder, 'a.json'), '{');
    await writeFile(join(folder, 'b.json'), '{"id": 1}');
    await writeFile(join(folder, 'c.json.new'), JSON.stringify(entry));
    expect(await listTasks(folder)).toEqual([entry]);
    await forgetTask(entry, folder);
    expect(await listTasks(folder)).toEqual([]);
  });

  it('forgets what a task that was killed was writing', async () => {
    const {entry} = await beginTask(begun, folder);
    const other = await beginTask(begun, folder);
    const left = ['json.123.partial', 'progress', 'progress.new'];
    for (const name of [...left, 'xml']) await writeFile(join(folder, `${entry.id}.${name}`), '');
    await forgetTask(entry, folder);
    // What it kept for the user stays.
    expect((await readdir(folder)).sort()).toEqual([`${entry.id}.xml`, `${other.entry.id}.json`].sort());
  });

  it('is empty where there is none', async () => {
    expect(await listTasks(folder)).toEqual([]);
  });

  it('throws where it cannot be written', async () => {
    await writeFile(join(home, 'state'), '');
    await expect(beginTask(begun, folder)).rejects.toThrow(
      /journal.*cannot be kept: .*state\/tasks: It is no folder.*XDG_STATE_HOME/,
    );
  });

  it.each([
    [{XDG_STATE_HOME: '/s', HOME: '/h'}, '/s/kvmtop/tasks'],
    [{XDG_STATE_HOME: 's', HOME: '/h'}, '/h/.local/state/kvmtop/tasks'],
  ])('of %j is in %s', (env, path) => {
    expect(journalFolder(env)).toBe(path);
  });
});

describe('isAlive', () => {
  it('tells a process from a later one and from one that has ended', async () => {
    const child = execa('sleep', ['60'], {reject: false});
    const pid = child.pid ?? 0;
    const pidStart = processStart(pid);
    expect(isAlive({pid, pidStart})).toBe(true);
    expect(isAlive({pid, pidStart: processStart(1)})).toBe(false);
    expect(isAlive({pid, pidStart: undefined})).toBe(false);
    child.kill();
    await child;
    expect(isAlive({pid, pidStart})).toBe(false);
  });
});
