import {describe, expect, it} from 'vitest';
import {beginJob} from '../../../source/runtime/backup/begin-job.ts';
import type {RunResult} from '../../../source/virsh/virsh.ts';
import {away, failed, fakeVirsh} from './fake-virsh.ts';

const froze = 'Froze 1 filesystem(s)\n\n';
const begun = 'Backup started\n\n';
const thawed = 'Thawed 1 filesystem(s)\n\n';
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
    expect(await beginJob(virsh, 'u', '<x/>', true)).toEqual(expected);
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
    expect(await beginJob(virsh, 'u', '<x/>', true)).toMatchObject({
      frozen: false,
      reason: expect.stringContaining('thawed'),
    });
    expect(virsh.asked).toContain('domfsthaw');
  });

  it('thaws the guest, and ends what may have been begun, when virsh was killed before it said so', async () => {
    const jobs = ['Job type: Unbounded\nOperation: Backup\n', 'Job type: None\n'];
    const virsh = fakeVirsh({domjobinfo: () => jobs.shift() ?? failed}, {stdout: froze, error: failed});
    await expect(beginJob(virsh, 'u', '<x/>', true)).rejects.toThrow('did not begin its backup job');
    expect(virsh.asked.slice(1)).toEqual(['domfsthaw', 'domjobinfo', 'domjobabort', 'domjobinfo']);
  });

  it('waits for libvirt before it thaws', async () => {
    const thaws = [away, 'Thawed 1 filesystem(s)'];
    const virsh = fakeVirsh({domfsthaw: () => thaws.shift() ?? failed}, {stdout: froze + begun, error: away});
    expect(await beginJob(virsh, 'u', '<x/>', true)).toMatchObject({frozen: false});
    expect(thaws).toEqual([]);
  });

  it('freezes nothing when that is not wanted', async () => {
    const virsh = fakeVirsh({}, {stdout: begun});
    expect(await beginJob(virsh, 'u', '<x/>', false)).toEqual({frozen: false, reason: undefined});
    expect(virsh.asked).toEqual([expect.stringMatching(/^backup-begin --domain u --backupxml \S+$/)]);
  });
});
