import {chmod, chown, lstat, mkdir, rm, symlink} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {execa} from 'execa';
import {isRoot} from './confine.ts';
import {writeReadable} from './files.ts';
import {cacheHome} from './guest/image.ts';
import {labsHome, type Paths} from './paths.ts';

/** Keeps libvirt from starting a virtlogd of its own. */
const qemuConfig = 'stdio_handler = "file"\n';

/**
 * Makes the lab's folders.
 * @throws when the lab exists, or when its place in /tmp belongs to somebody else
 */
export async function makeFolders(paths: Paths): Promise<void> {
  await mkdir(labsHome, {recursive: true});
  await assertOurs(labsHome);
  await makeFolder(paths.home);
  for (const folder of [paths.bin, paths.xml]) await makeFolder(folder);
  const owner = await labUser();
  const libvirtConfig = join(paths.config, 'libvirt');
  const {user, config, data, cache, runtime, disks, sockets} = paths;
  for (const folder of [user, config, libvirtConfig, data, cache, runtime, disks, sockets]) {
    await makeFolder(folder);
    await chown(folder, owner.uid, owner.gid);
  }
  await writeReadable(join(libvirtConfig, 'qemu.conf'), qemuConfig);
  await shareCapabilities(paths, owner);
}

/** What QEMU can do takes libvirt seconds to find out, and its cache says by itself whether it is still true. */
async function shareCapabilities({cache}: Paths, {uid, gid}: Owner): Promise<void> {
  const shared = join(cacheHome(), 'capabilities');
  await mkdir(shared, {recursive: true});
  await chown(shared, uid, gid);
  let folder = cache;
  for (const part of ['libvirt', 'qemu', 'cache']) {
    folder = join(folder, part);
    await makeFolder(folder);
    await chown(folder, uid, gid);
  }
  await symlink(shared, join(folder, 'capabilities'));
}

/** Removes all that the lab has on disk; nothing of it may run any more. */
export async function removeFolders(paths: Paths): Promise<void> {
  const present = await lstat(labsHome).catch(() => undefined);
  if (present === undefined) return;
  await assertOurs(labsHome);
  await rm(paths.home, {recursive: true, force: true});
}

async function assertOurs(folder: string): Promise<void> {
  const {uid} = await lstat(folder);
  if (uid !== userInfo().uid) {
    throw new Error(`${folder} belongs to user ${uid}: the lab does not touch it; ask them to remove it.`);
  }
  await chmod(folder, 0o755);
}

/** Readable by the lab's user, whatever the umask is. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder);
  await chmod(folder, 0o755);
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

async function labUser(): Promise<Owner> {
  const {uid, gid} = userInfo();
  if (!isRoot()) return {uid, gid};
  const [user, group] = await Promise.all([execa('id', ['-u', 'nobody']), execa('getent', ['group', 'nogroup'])]);
  return {uid: Number(user.stdout), gid: Number(group.stdout.split(':')[2])};
}
