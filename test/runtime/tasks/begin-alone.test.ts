import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {beginAlone, refuseIfWorkedOn} from '../../../source/runtime/tasks/begin-alone.ts';
import {beginTask, journalFolder, listTasks, type TaskEntry} from '../../../source/runtime/tasks/journal.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  vi.stubEnv('XDG_STATE_HOME', home);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, {recursive: true});
});

const begun = {task: 'backup', domain: {name: 'web1', uuid: 'u1'}, folder: '/b', uri: undefined} as const;

/** A task of a process that is no more. */
async function left(task: TaskEntry['task'], phase: string): Promise<void> {
  const {entry} = await beginTask({...begun, task, phase});
  await writeFile(join(journalFolder(), `${entry.id}.json`), JSON.stringify({...entry, pidStart: 'before'}));
}

describe('a task that is the only one with its domain', () => {
  it('begins beside one with another domain', async () => {
    await beginTask({...begun, domain: {name: 'web2', uuid: 'u2'}});
    const record = await beginAlone(begun);
    expect(await listTasks()).toContainEqual(record.entry);
  });

  it('does not begin while a process works at it, and leaves nothing in the journal', async () => {
    await beginTask(begun);
    await expect(beginAlone({...begun, task: 'restore'})).rejects.toThrow(
      `A backup of web1 is under way (process ${process.pid}, /b): wait until it ends.`,
    );
    expect(await listTasks()).toHaveLength(1);
  });

  it('goes on where only later ones stand beside it', async () => {
    const {entry} = await beginTask(begun);
    await beginTask(begun);
    const later = (await listTasks()).find(({id}) => id !== entry.id);
    await expect(refuseIfWorkedOn('u1', entry)).resolves.toBeUndefined();
    await expect(refuseIfWorkedOn('u1', later)).rejects.toThrow('under way');
  });

  it.each([
    ['restore', 'copying', /A restore of web1 has ended midway \(\/b\): run kvmtop recover first/],
    ['backup', 'freezing', /A backup of web1 has ended midway \(\/b\): run kvmtop recover first/],
    ['backup', 'copying', undefined],
  ] as const)('heeds a %s that ended midway while %s', async (task, phase, words) => {
    await left(task, phase);
    const begins = beginAlone(begun);
    if (words) await expect(begins).rejects.toThrow(words);
    else await begins;
  });
});
