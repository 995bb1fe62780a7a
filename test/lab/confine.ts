import {userInfo} from 'node:os';
import type {Paths} from './paths.ts';

/** The URI of an unprivileged user's own libvirt. */
export const sessionUri = 'qemu:///session';

/**
 * What makes libvirt live in the lab's folders. LIBVIRT_AUTOSTART=0 keeps virsh from starting a daemon by itself, so
 * that a lab whose daemon was killed stays without one until it is started.
 */
export function environment(paths: Paths): Record<string, string> {
  return {
    HOME: paths.user,
    XDG_CONFIG_HOME: paths.config,
    XDG_DATA_HOME: paths.data,
    XDG_CACHE_HOME: paths.cache,
    XDG_STATE_HOME: paths.state,
    XDG_RUNTIME_DIR: paths.runtime,
    LIBVIRT_DEFAULT_URI: sessionUri,
    LIBVIRT_AUTOSTART: '0',
  };
}

/** root's qemu:///session is the system daemon, so root becomes nobody; everyone else stays who they are. */
export function isRoot(): boolean {
  return userInfo().uid === 0;
}

/** The beginning of every command line that runs inside the lab: it drops privileges and sets the environment. */
export function confinement(paths: Paths): readonly string[] {
  const drop = isRoot() ? ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups'] : [];
  const variables = Object.entries(environment(paths)).map(([key, value]) => `${key}=${value}`);
  return [...drop, 'env', ...variables];
}
