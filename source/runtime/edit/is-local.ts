import type {State} from '../../state/state.ts';
import {isLocalUri} from '../../virsh/parse/uri.ts';
import type {Virsh} from '../../virsh/virsh.ts';

/** Whether the host of the domains is this machine, so that a path means the same file; also before that is known. */
export async function isLocalHost(virsh: Virsh, {world}: State): Promise<boolean> {
  return world.identity?.local ?? isLocalUri((await virsh.run(['uri'])).stdout.trim());
}
