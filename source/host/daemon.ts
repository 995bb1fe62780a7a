import {join} from 'node:path';
import {readNow} from './read-now.ts';
import {runtimeFolders} from './runtime-folders.ts';

/** The daemons that serve QEMU, the modular one first: where both run, it is the one that is used. */
const daemons = ['virtqemud', 'libvirtd'] as const;

/**
 * The pid of the libvirt daemon behind a URI of this machine; undefined when none is found. The pid files are those of
 * libvirt's daemons; a stale one is not believed.
 */
export function findDaemonPid(uri: string): number | undefined {
  for (const folder of runtimeFolders(uri, {session: '', system: ['/run', '/run/libvirt']})) {
    for (const daemon of daemons) {
      const pid = Number(readNow(join(folder, `${daemon}.pid`)) ?? Number.NaN);
      if (Number.isInteger(pid) && readNow(`/proc/${pid}/comm`)?.trim() === daemon) return pid;
    }
  }
  return undefined;
}
