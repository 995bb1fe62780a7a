import {chmod, mkdir, mkdtemp, realpath, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {closedFolder, readQemuUser} from '../../source/runtime/qemu-access.ts';

/** Only root can ask what another user may. */
describe.skipIf(process.getuid?.() !== 0)('as root', () => {
  const baselabel = "<baselabel type='kvm'>+64055:+107</baselabel>";
  const capabilities = `<secmodel><model>dac</model><doi>0</doi>${baselabel}</secmodel>`;
  const virsh = {ask: async () => capabilities};

  it.each([
    ['none of its own', '', {uid: 64055, gid: 107}],
    ['one of numbers', "<seclabel type='static' model='dac'><label>+0:+5</label></seclabel>", {uid: 0, gid: 5}],
    ['one that only says how', "<seclabel type='dynamic' model='dac' relabel='no'/>", {uid: 64055, gid: 107}],
    ['one of names', "<seclabel type='static' model='dac'><label>me:us</label></seclabel>", undefined],
    ['none at all', "<seclabel type='none' model='dac'/>", undefined],
    ['one of SELinux', "<seclabel model='selinux'><label>a:b</label></seclabel>", {uid: 64055, gid: 107}],
  ])('a domain with a label: %s', async (_, label, user) => {
    expect(await readQemuUser(virsh, `<domain><name>a</name>${label}</domain>`)).toEqual(user);
  });

  describe('a folder', () => {
    let folder: string;
    /** Nobody the database knows, so that it has no groups but this. */
    const user = {uid: 54_321, gid: 54_322};

    beforeAll(async () => {
      folder = await mkdtemp(join(await realpath(tmpdir()), 'kvmtop-access-'));
      await mkdir(join(folder, 'a', 'b', 'c'), {recursive: true});
    });
    afterAll(() => rm(folder, {recursive: true, force: true}));

    it.each([
      [0o711, 0o711, 0o711, undefined],
      [0o700, 0o711, 0o711, 'a'],
      [0o711, 0o766, 0o711, 'a/b'],
      [0o711, 0o711, 0o700, 'a/b/c'],
    ])('with the rights %o, %o, %o above', async (a, b, c, closed) => {
      await chmod(folder, 0o711);
      await chmod(join(folder, 'a'), a);
      await chmod(join(folder, 'a', 'b'), b);
      await chmod(join(folder, 'a', 'b', 'c'), c);
      const found = await closedFolder(user, join(folder, 'a', 'b', 'c'));
      expect(found).toBe(closed && join(folder, closed));
    });
  });
});
