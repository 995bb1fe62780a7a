import {readFile} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {execa} from 'execa';
import {cpioArchive} from './cpio.ts';
import {firstMatch} from './packages.ts';

/** The kernel modules that a guest loads, in this order: each needs those before it. */
export const modules = [
  'virtio_ring',
  'virtio',
  'virtio_pci_legacy_dev',
  'virtio_pci_modern_dev',
  'virtio_pci',
  'virtio_balloon',
  'virtio_blk',
  'virtio_console',
  'evdev',
  'button',
];

/** The guest's file system as a cpio archive: its /init, busybox and the modules from the unpacked packages. */
export async function fileSystem(root: string, init: Uint8Array): Promise<Buffer> {
  const busybox = join(root, 'bin/busybox');
  const loadable = modules.map(async (name) => ({
    path: `modules/${name}.ko`,
    content: await kernelModule(root, busybox, name),
    mode: 0o644,
  }));
  return cpioArchive([
    {path: 'init', content: init, mode: 0o755},
    {path: 'bin/busybox', content: await readFile(busybox), mode: 0o755},
    {path: 'modules/order', content: Buffer.from(`${modules.join('\n')}\n`), mode: 0o644},
    ...(await Promise.all(loadable)),
  ]);
}

/** Debian 12 stores modules as they are, later releases compress them. */
async function kernelModule(root: string, busybox: string, name: string): Promise<Uint8Array> {
  const file = await firstMatch(join(root, `**/kernel/**/${name}.ko*`));
  if (!basename(file).endsWith('.xz')) return readFile(file);
  const {stdout} = await execa(busybox, ['xzcat', file], {encoding: 'buffer'});
  return stdout;
}
