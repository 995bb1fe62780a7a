import {orUndefined} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {DefinedDisk} from '../xml/disks.ts';
import {attributeOf, firstOf} from '../xml/element.ts';

/** Where the volume of a storage pool that a disk names is; undefined where that is no path of this host. */
export async function volumePath(virsh: Virsh, {element}: DefinedDisk, timeoutMs: number): Promise<string | undefined> {
  const source = firstOf(element, 'source');
  const [pool, volume] = ['pool', 'volume'].map((name) => attributeOf(source, name));
  if (pool === undefined || volume === undefined) return undefined;
  const answer = await orUndefined(virsh.ask(['vol-path', '--pool', pool, '--vol', volume], timeoutMs));
  const path = answer?.trim();
  return path?.startsWith('/') ? path : undefined;
}
