import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';

/** Where libvirt keeps what belongs to domains and is named by no definition. */
export interface LibvirtFolders {
  /** The variables of firmware, a file a domain: `NAME_VARS.fd` (src/qemu/qemu_domain.c, qemuDomainNVRAMPathFormat). */
  readonly nvram: string;
  /** The state of emulated TPMs, below a folder a domain that has its UUID as its name. */
  readonly tpm: string;
}

/**
 * The folders of the QEMU driver on this host (src/qemu/qemu_conf.c, virQEMUDriverConfigNew).
 * @param uri as `virsh uri` says it; for root, that of a session is the system's too
 */
export function libvirtFolders(uri: string, env: NodeJS.ProcessEnv, uid = process.getuid?.()): LibvirtFolders {
  if (!uri.endsWith('/session') || uid === 0) {
    return {nvram: '/var/lib/libvirt/qemu/nvram', tpm: '/var/lib/libvirt/swtpm'};
  }
  const {XDG_CONFIG_HOME: config, HOME: home} = env;
  const own = join(config && isAbsolute(config) ? config : join(home || homedir(), '.config'), 'libvirt/qemu');
  return {nvram: join(own, 'nvram'), tpm: join(own, 'swtpm')};
}
