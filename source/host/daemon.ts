import {readFileSync} from 'node:fs';
import {homedir, userInfo} from 'node:os';
import {join} from 'node:path';

/** The daemons that serve QEMU, the modular one first: where both run, it is the one that is used. */
const daemons = ['virtqemud', 'libvirtd'] as const;

/**
 * The pid of the libvirt daemon behind a URI of this machine; undefined when none is found. The pid files are those of
 * libvirt's daemons; a stale one is not believed.
 */
export function findDaemonPid(uri: string): number | undefined {
  for (const folder of pidFolders(uri)) {
    for (const daemon of daemons) {
      const pid = Number(read(join(folder, `${daemon}.pid`)) ?? Number.NaN);
      if (Number.isInteger(pid) && read(`/proc/${pid}/comm`)?.trim() === daemon) return pid;
    }
  }
  return undefined;
}

const systemFolders = ['/run', '/run/libvirt'];

/** libvirt takes root's session for the system, except where root has become someone else in between. */
function pidFolders(uri: string): readonly string[] {
  if (!uri.endsWith('/session')) return systemFolders;
  const runtime = process.env.XDG_RUNTIME_DIR ?? join(homedir(), '.cache');
  return [join(runtime, 'libvirt'), ...(userInfo().uid === 0 ? systemFolders : [])];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
