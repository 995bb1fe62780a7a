import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {canHaveSystemLab, type SystemLab, startSystemLab} from '../lab/system.ts';

/** As most hosts have it: libvirtd is root, and gives the images to the user that QEMU runs as while it does. */
describe.skipIf(!canHaveSystemLab())('a libvirt whose QEMU is another user', () => {
  let lab: SystemLab;
  let image: string;
  const other = '/var/lib/libvirt/images/other.img';
  const backups = '/run/backups of all/kvmtop';

  const files = (folder: string) => readdir(lab.outside(folder)).catch(() => []);
  const owner = async (path: string) => {
    const {uid, mode} = await stat(lab.outside(path));
    return [uid, mode & 0o777];
  };
  const sums = () => lab.guestRun('web1', 'sha256sum </dev/vda; sha256sum </dev/vdb');
  const succeeds = async (...args: readonly string[]) => {
    const {stdout, stderr, exitCode} = await lab.kvmtop(...args);
    expect([exitCode, stderr]).toEqual([0, '']);
    return stdout;
  };

  beforeAll(async () => {
    lab = await startSystemLab();
    const tpm = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>";
    image = await lab.define({name: 'web1', memoryMiB: 96, diskMiB: 4, agent: true}, tpm);
    await lab.run('truncate', '--size=4M', other);
    await lab.virsh('attach-disk', 'web1', other, 'vdb', '--subdriver', 'raw', '--config');
    await lab.virsh('start', 'web1');
  });

  afterAll(() => lab?.down());

  it('has a running guest backed up, and brings it back when all of it is lost', async () => {
    const write = (target: string) => `dd if=/dev/urandom of=/dev/${target} bs=64k count=10 conv=fsync 2>/dev/null`;
    await lab.guestRun('web1', `${write('vda')}; ${write('vdb')}`);
    const before = await sums();
    await succeeds('backup', 'web1', '--to', backups);
    const [name = ''] = await files(backups);
    const backup = join(backups, name);
    expect(await owner(backup)).toEqual([0, 0o711]);
    for (const file of ['manifest.json', 'domain.xml', 'vda.qcow2', 'vdb.qcow2']) {
      expect(await owner(join(backup, file))).toEqual([0, 0o600]);
    }
    for (const path of [image, other]) expect(await owner(path)).toEqual([lab.uid, 0o644]);

    await lab.virsh('destroy', 'web1');
    await lab.virsh('undefine', 'web1', '--tpm');
    await lab.run('rm', image, other);
    expect(await succeeds('verify', backup)).toMatch(/^fine/);
    await succeeds('restore', backup, '--yes');
    // The state of its TPM is yet another user's, who must come to it.
    await lab.virsh('start', 'web1');
    expect(await sums()).toBe(before);
  }, 300_000);

  it('is told which folder that user cannot enter, before anything is copied there', async () => {
    const closed = '/run/of root';
    await lab.run('mkdir', '--mode=700', closed);
    const words = `QEMU runs as user ${lab.uid} and may not enter ${closed}: give others the x right on it (chmod o+x '${closed}')`;
    const refused = await lab.kvmtop('backup', 'web1', '--to', join(closed, 'backups'));
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(`web1 is not backed up: ${words}`);
    expect(await files(join(closed, 'backups'))).toEqual([]);

    // Nobody but root reads and writes while it is off.
    await lab.virsh('destroy', 'web1');
    await succeeds('backup', 'web1', '--to', join(closed, 'backups'));
    expect(await succeeds('restore', join(closed, 'backups'), '--as', 'web2', '--images', closed, '--yes')).toContain(
      `note        ${words}`,
    );
    await expect(lab.virsh('start', 'web2', '--paused')).rejects.toThrow(/Permission denied/);
    await lab.run('chmod', 'o+x', closed);
    await lab.virsh('start', 'web2', '--paused');
    await lab.virsh('destroy', 'web2');
  });

  it('is as it was when it is put back over what was changed since, and the history has the change', async () => {
    const [name = ''] = await files(backups);
    await lab.virsh('setmaxmem', 'web1', '80M', '--config');
    const plan = await succeeds('restore', join(backups, name), '--plan');
    await succeeds('restore', join(backups, name), '--accept', /digest of this plan is (\w+)/.exec(plan)?.[1] ?? '');
    expect(await lab.virsh('dominfo', 'web1')).toMatch(/Max memory: +98304 KiB/);
    const history = '/run/lab/home/.local/state/kvmtop/definitions';
    const found = await lab.run('grep', '--recursive', '--files-with-matches', '>81920</memory>', history);
    expect(found.stdout.trim().split('\n')).toHaveLength(1);
    // libvirt gives to its QEMU what was restored, as it had done with what was there before.
    await lab.virsh('start', 'web1', '--paused');
    for (const path of [image, other]) expect(await owner(path)).toEqual([lab.uid, 0o644]);
  });
});
