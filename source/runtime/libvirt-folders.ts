import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';
import type {LibvirtFolders} from '../archive/libvirt-folders.ts';

/**
 * The folders of the QEMU driver on this host (src/qemu/qemu_conf.c, virQEMUDriverConfigNew).
 * @param uri as `virsh uri` says it; for root, that of a session is the system's too, and one that is embedded has a root
 */
export function libvirtFolders(uri: string, env: NodeJS.ProcessEnv, uid = process.getuid?.()): LibvirtFolders {
  const root = /\/embed\?(?:.*&)?root=([^&]+)/.exec(uri)?.[1];
  if (root !== undefined) {
    const lib = join(decodeURIComponent(root), 'lib');
    return {nvram: join(lib, 'qemu/nvram'), tpm: join(lib, 'swtpm')};
  }
  if (!uri.endsWith('/session') || uid === 0) {
    return {nvram: '/var/lib/libvirt/qemu/nvram', tpm: '/var/lib/libvirt/swtpm'};
  }
  const {XDG_CONFIG_HOME: config, HOME: home} = env;
  const own = join(config && isAbsolute(config) ? config : join(home || homedir(), '.config'), 'libvirt/qemu');
  return {nvram: join(own, 'nvram'), tpm: join(own, 'swtpm')};
}
