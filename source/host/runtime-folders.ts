import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where libvirt keeps the files of what runs: below `session` for sessions, and in `system` for the whole machine. */
export interface Places {
  readonly session: string;
  readonly system: readonly string[];
}

/**
 * The folders in which files of the daemon behind a URI of this machine can be. libvirt takes root's session for the
 * system, except where root has become someone else in between.
 */
export function runtimeFolders(uri: string, {session, system}: Places): readonly string[] {
  if (!uri.endsWith('/session')) return system;
  const runtime = process.env.XDG_RUNTIME_DIR ?? join(homedir(), '.cache');
  return [join(runtime, 'libvirt', session), ...(process.getuid?.() === 0 ? system : [])];
}
