import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it, onTestFinished} from 'vitest';
import type {Part} from '../../../source/archive/progress.ts';
import {followBackup} from '../../../source/runtime/backup/follow-backup.ts';
import {away, fakeVirsh} from './fake-virsh.ts';

const working = 'Job type:         Unbounded   \nOperation:        Backup      \nTime elapsed:     66492        ms\n';
const done = 'Job type:         Completed   \nOperation:        Backup      \n';
const none = 'Job type:         None        \n';

/** Follows a job of whose disk libvirt says this, time after time, and of itself that it is at work until the last. */
async function follow(looks: readonly (string | typeof away)[], end?: string, file = '/nowhere/vda.qcow2') {
  const reports: (readonly Part[])[] = [];
  const left = [...looks];
  const jobs = end === undefined ? undefined : [...looks.map(() => working), none, end];
  const virsh = fakeVirsh({
    blockjob: () => left.shift() ?? '',
    domjobinfo: () => (jobs === undefined ? working : (jobs.shift() ?? none)),
    domstate: 'running (booted)\n',
  });
  const told = (parts: readonly Part[]) => reports.push(parts);
  const result = followBackup(
    virsh,
    'u',
    [{target: 'vda', file, totalBytes: 8}],
    told,
    new AbortController().signal,
    0,
  );
  return {result: await result.catch((error: Error) => error.message), reports, virsh};
}

it('tells how far each disk is until the job has ended well', async () => {
  const {result, reports} = await follow([' cur=2\n end=8\n', '\n'], done);
  expect(reports.map(([part]) => part?.doneBytes)).toEqual([2, 8, 8]);
  expect(result).toBeLessThan(Date.now());
});

it('counts what the copy has grown by, and not the holes that libvirt has jumped over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  onTestFinished(() => rm(folder, {recursive: true}));
  const file = join(folder, 'vda.qcow2');
  await writeFile(file, 'abc');
  const {reports} = await follow([' cur=900\n end=1000\n', '\n'], done, file);
  expect(reports.map(([part]) => part)).toEqual([
    {name: 'vda', doneBytes: 3, totalBytes: 8},
    ...Array(2).fill({name: 'vda', doneBytes: 8, totalBytes: 8}),
  ]);
});

// Recorded of libvirt 9.0, killed with SIGKILL when one of two disks was done: this stayed so for ever.
it('gives up a job none of whose disks is at work any more', async () => {
  expect((await follow([])).result).toBe('libvirt has lost sight of its backup job: back it up again.');
});

it('waits for a disk that is not known for a while', async () => {
  const {result} = await follow(
    [...Array.from({length: 39}, () => ''), ' cur=2\n end=8\n', ...Array(39).fill('')],
    done,
  );
  expect(result).toEqual(expect.any(Number));
});

it('waits for a libvirt that does not answer', async () => {
  const {result} = await follow([' cur=2\n end=8\n', ...Array(60).fill(away)], done);
  expect(result).toEqual(expect.any(Number));
});
