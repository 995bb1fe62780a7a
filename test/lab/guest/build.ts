import {createHash} from 'node:crypto';
import {access, glob, mkdir, mkdtemp, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {homedir, userInfo} from 'node:os';
import {basename, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {execa} from 'execa';
import type {Progress} from '../progress.ts';
import {cpioArchive} from './cpio.ts';

/** What a guest boots: paths that the lab's user can read. */
export interface GuestImage {
  readonly kernel: string;
  readonly initrd: string;
}

/** In the order of loading: each needs those before it. */
const modules = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_balloon',
  'virtio_blk',
  'evdev',
  'button',
];

/** Raise it when this file changes what it builds. */
const version = 1;

/**
 * The lab's guest: Debian's cloud kernel with busybox. Taken from the cache, or built from Debian's packages, which are
 * unpacked and not installed. The cache is complete or absent, whenever the building is interrupted.
 * @throws a sentence when apt-get or dpkg cannot deliver
 */
export async function guestImage(progress: Progress): Promise<GuestImage> {
  const init = await readFile(join(import.meta.dirname, 'init.sh'));
  const key = createHash('sha256')
    .update(init)
    .update(JSON.stringify([version, modules]))
    .digest('hex')
    .slice(0, 16);
  const home = join(cacheHome(), key);
  const image = {kernel: join(home, 'vmlinuz'), initrd: join(home, 'initrd')};
  if (await exists(home)) return image;

  await mkdir(cacheHome(), {recursive: true, mode: 0o755});
  const work = await mkdtemp(join(cacheHome(), 'building-'));
  try {
    progress('building the guest: downloading a kernel and busybox');
    const root = await unpackedPackages(work);
    progress('building the guest: packing');
    const finished = join(work, 'finished');
    await mkdir(finished, {mode: 0o755});
    await writeFile(join(finished, 'vmlinuz'), await readFile(await first(join(root, 'boot/vmlinuz-*'))), {
      mode: 0o644,
    });
    await writeFile(join(finished, 'initrd'), gzipSync(await fileSystem(root, init)), {mode: 0o644});
    await rename(finished, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(work, {recursive: true, force: true});
  }
  return image;
}

function cacheHome(): string {
  if (userInfo().uid === 0) return '/var/cache/kvmtop-lab';
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kvmtop-lab');
}

async function unpackedPackages(work: string): Promise<string> {
  try {
    await download(work);
  } catch (error) {
    if (userInfo().uid !== 0) throw cannotDownload(error);
    await execa('apt-get', ['-q', 'update']);
    await download(work).catch((again: unknown) => {
      throw cannotDownload(again);
    });
  }
  const root = join(work, 'root');
  for await (const file of glob(join(work, '*.deb'))) await execa('dpkg', ['-x', file, root]);
  return root;
}

/** The package linux-image-cloud-amd64 is empty: it depends on the newest kernel's package. */
async function download(work: string): Promise<void> {
  const {stdout} = await execa('apt-cache', ['depends', '--important', 'linux-image-cloud-amd64']);
  const kernel = /Depends: (linux-image-\S+)/.exec(stdout)?.[1];
  if (kernel === undefined) throw new Error('apt knows no package linux-image-cloud-amd64.');
  await execa('apt-get', ['-q', 'download', kernel, 'busybox-static'], {cwd: work});
}

function cannotDownload(cause: unknown): Error {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Error(
    'The packages of the lab\'s guest cannot be downloaded; check the network and run "apt-get update" as root. ' +
      `apt said: ${detail}`,
    {cause},
  );
}

async function fileSystem(root: string, init: Uint8Array): Promise<Buffer> {
  const busybox = join(root, 'bin/busybox');
  return cpioArchive([
    {path: 'init', content: init, mode: 0o755},
    {path: 'bin/busybox', content: await readFile(busybox), mode: 0o755},
    {path: 'modules/order', content: Buffer.from(`${modules.join('\n')}\n`), mode: 0o644},
    ...(await Promise.all(
      modules.map(async (name) => ({
        path: `modules/${name}.ko`,
        content: await kernelModule(root, busybox, name),
        mode: 0o644,
      })),
    )),
  ]);
}

/** Debian 12 stores modules as they are, later releases compress them. */
async function kernelModule(root: string, busybox: string, name: string): Promise<Uint8Array> {
  const file = await first(join(root, `lib/modules/*/kernel/**/${name.replaceAll('_', '[-_]')}.ko*`));
  if (!basename(file).endsWith('.xz')) return readFile(file);
  const {stdout} = await execa(busybox, ['xzcat', file], {encoding: 'buffer'});
  return stdout;
}

async function first(pattern: string): Promise<string> {
  for await (const file of glob(pattern)) return file;
  throw new Error(`The packages of the lab's guest hold no ${basename(pattern)}.`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
