import {createHash} from 'node:crypto';
import {chmod, mkdir, mkdtemp, readdir, readFile, rename, rm} from 'node:fs/promises';
import {homedir, userInfo} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {exists, writeReadable} from '../files.ts';
import {identify} from '../processes.ts';
import type {Progress} from '../progress.ts';
import {fileSystem, modules} from './file-system.ts';
import {firstMatch, unpackPackages} from './packages.ts';

/** What a guest boots: paths that the lab's user can read. */
export interface GuestImage {
  readonly kernel: string;
  readonly initrd: string;
}

/** Raise it when the building changes what it makes of the same inputs. */
const version = 1;

/**
 * The lab's guest: Debian's cloud kernel with busybox. Taken from the cache, or built from Debian's packages, which are
 * unpacked and not installed. The cache is complete or absent, whenever the building is interrupted.
 * @throws a sentence when apt-get or dpkg cannot deliver
 */
export async function guestImage(progress: Progress): Promise<GuestImage> {
  const init = await readFile(join(import.meta.dirname, 'init.sh'));
  const inputs = createHash('sha256').update(init);
  const key = inputs
    .update(JSON.stringify([version, modules]))
    .digest('hex')
    .slice(0, 16);
  const home = join(cacheHome(), key);
  if (!(await exists(home))) await build(home, init, progress);
  return {kernel: join(home, 'vmlinuz'), initrd: join(home, 'initrd')};
}

/** The folder of what all labs of the user have made once and for all. */
export function cacheHome(): string {
  if (userInfo().uid === 0) return '/var/cache/kvmtop-lab';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kvmtop-lab');
}

async function build(home: string, init: Uint8Array, progress: Progress): Promise<void> {
  await mkdir(cacheHome(), {recursive: true});
  await chmod(cacheHome(), 0o755);
  await removeLeftovers();
  const work = await mkdtemp(join(cacheHome(), `building-${process.pid}-`));
  try {
    progress('building the guest: downloading a kernel and busybox');
    const root = await unpackPackages(work);
    progress('building the guest: packing');
    await chmod(work, 0o755);
    await writeReadable(join(work, 'vmlinuz'), await readFile(await firstMatch(join(root, 'boot/vmlinuz-*'))));
    await writeReadable(join(work, 'initrd'), gzipSync(await fileSystem(root, init)));
    await rm(root, {recursive: true});
    await rename(work, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

/** What those left behind who were killed while they built. */
async function removeLeftovers(): Promise<void> {
  for (const entry of await readdir(cacheHome())) {
    const pid = /^building-(\d+)-/.exec(entry)?.[1];
    if (pid === undefined || identify(Number(pid)) !== undefined) continue;
    await rm(join(cacheHome(), entry), {recursive: true, force: true});
  }
}
