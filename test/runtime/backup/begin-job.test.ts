import {mkdtemp, readdir, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {beginJob as begin} from '../../../source/runtime/backup/begin-job.ts';
import {VirshError} from '../../../source/virsh/errors.ts';
import type {RunResult, Virsh} from '../../../source/virsh/virsh.ts';
import {away, failed, fakeVirsh} from './fake-virsh.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kvmtop-test-'));
});
afterEach(async () => {
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, {recursive: true});
});

const beginJob = (virsh: Virsh, freeze: boolean, signal = new AbortController().signal) =>
  begin(virsh, 'u', {xml: '<x/>', folder, freeze}, signal);

const froze = 'Froze 1 filesystem(s)\n\n';
const begun = 'Backup started\n\n';
const thawed = 'Thawed 1 filesystem(s)\n\n';
const atWork = 'Job type: Unbounded\nOperation: Backup\n';
const backupOf = (to: string) =>
  `<domainbackup><disks><disk name='vda'><target file='${to}/vda.qcow2'/></disk></disks></domainbackup>`;
const words = 'Guest agent is not responding';

describe('beginJob', () => {
  it.each<[string, Partial<RunResult>, object]>([
    ['all went well', {stdout: froze + begun + thawed}, {frozen: true, reason: undefined}],
    ['the agent did not answer', {stdout: begun, warning: words}, {frozen: false, reason: words}],
    [
      'there was nothing to freeze',
      {stdout: `Froze 0 filesystem(s)\n${begun}${thawed}`},
      {frozen: false, reason: expect.stringContaining('no file systems')},
    ],
  ])('needs no second thaw when %s', async (_, run, expected) => {
    const virsh = fakeVirsh({}, run);
    expect(await beginJob(virsh, true)).toEqual(expected);
    expect(virsh.asked).toEqual([
      expect.stringMatching(/^domfsfreeze --domain u; backup-begin .*; domfsthaw --domain u$/),
    ]);
  });

  it.each<[string, Partial<RunResult>]>([
    ['the thaw failed', {stdout: froze + begun, warning: words}],
    ['virsh was killed', {stdout: begun, error: failed}],
    ['libvirtd was', {stdout: begun, warning: 'Cannot recv data: Connection reset by peer'}],
  ])('thaws the guest when %s, and does not call it frozen', async (_, run) => {
    const virsh = fakeVirsh({domfsthaw: 'Thawed 1 filesystem(s)'}, run);
    expect(await beginJob(virsh, true)).toMatchObject({
      frozen: false,
      reason: expect.stringContaining('thawed'),
    });
    expect(virsh.asked).toContain('domfsthaw');
  });

  it('thaws the guest, and ends what may have been begun, when virsh was killed before it said so', async () => {
    const jobs = [atWork, 'Job type: None\n'];
    const answers = {domjobinfo: () => jobs.shift() ?? failed, 'backup-dumpxml': backupOf(folder)};
    const virsh = fakeVirsh(answers, {stdout: froze, error: failed});
    await expect(beginJob(virsh, true)).rejects.toThrow('did not begin its backup job');
    expect(virsh.asked.slice(1)).toEqual(['domfsthaw', 'domjobinfo', 'backup-dumpxml', 'domjobabort', 'domjobinfo']);
  });

  it('says why QEMU may not open what libvirt has made', async () => {
    const denied = (path: string) =>
      new VirshError('failed', `unable to execute 'blockdev-add': Could not open '${path}': Permission denied`, []);
    const advice = /: Permission denied\. QEMU may not open .*dynamic_ownership/;
    const answers = {domjobinfo: 'Job type: None\n'};
    const failing = (path: string) => beginJob(fakeVirsh(answers, {error: denied(path)}), false);
    await expect(failing(join(folder, 'vda.qcow2'))).rejects.toThrow(advice);
    await expect(failing('/images/base.qcow2')).rejects.not.toThrow(advice);
  });

  it('does not end the job of somebody else, who was quicker', async () => {
    const answers = {domjobinfo: atWork, 'backup-dumpxml': backupOf('/srv/others')};
    const virsh = fakeVirsh(answers, {error: failed});
    await expect(beginJob(virsh, false)).rejects.toThrow('did not begin its backup job. it did not work.');
    expect(virsh.asked).not.toContain('domjobabort');
  });

  it('asks a deaf agent until it thaws', async () => {
    const deaf = new VirshError('failed', words, []);
    const thaws = [deaf, deaf, 'Thawed 1 filesystem(s)'];
    const answers = {domfsthaw: () => thaws.shift() ?? failed, domstate: 'running\n', domjobinfo: 'Job type: None\n'};
    await expect(beginJob(fakeVirsh(answers, {error: failed}), true)).rejects.toThrow('did not begin its backup job');
    expect(thaws).toEqual([]);
  });

  it('needs not thaw a guest that has gone off', async () => {
    const virsh = fakeVirsh({domfsthaw: failed, domstate: 'shut off\n', domjobinfo: failed}, {error: failed});
    await expect(beginJob(virsh, true)).rejects.toThrow('did not begin its backup job. it did not work.');
  });

  it('is told nothing more once it is cancelled, and waits until the guest is thawed', async () => {
    const cancel = new AbortController();
    const virsh = fakeVirsh({domjobinfo: 'Job type: None\n'});
    const run: Virsh['run'] = async () => {
      cancel.abort();
      while ((await readdir(folder)).length > 0);
      return {stdout: froze + thawed, exitCode: 0, error: undefined, warning: 'Failed to open file'};
    };
    await expect(beginJob({...virsh, run}, true, cancel.signal)).rejects.toThrow('It was cancelled.');
    expect(virsh.asked).toEqual(['domjobinfo']);
  });

  it('waits for libvirt before it thaws', async () => {
    const thaws = [away, 'Thawed 1 filesystem(s)'];
    const virsh = fakeVirsh({domfsthaw: () => thaws.shift() ?? failed}, {stdout: froze + begun, error: away});
    expect(await beginJob(virsh, true)).toMatchObject({frozen: false});
    expect(thaws).toEqual([]);
  });

  it('freezes nothing when that is not wanted', async () => {
    const virsh = fakeVirsh({}, {stdout: begun});
    expect(await beginJob(virsh, false)).toEqual({frozen: false, reason: undefined});
    expect(virsh.asked).toEqual([expect.stringMatching(/^backup-begin --domain u --backupxml \S+$/)]);
  });
});
