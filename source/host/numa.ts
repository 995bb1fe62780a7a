import {join} from 'node:path';
import {domainCgroup, parseNumaStat} from './parse/numa-stat.ts';
import {countListed} from './parse/number-list.ts';
import {readNow} from './read-now.ts';

let nodes: number | undefined;

/**
 * How the memory of a QEMU is spread over NUMA nodes, in bytes by the node's number; undefined on a host that has but one,
 * or has no cgroups of version 2. They know it at no cost, while numa_maps would walk all page tables of the guest.
 */
export function readNodeBytes(pid: number): ReadonlyMap<number, number> | undefined {
  nodes ??= countListed(readNow('/sys/devices/system/node/online') ?? '') ?? 1;
  const cgroup = nodes > 1 ? domainCgroup(readNow(`/proc/${pid}/cgroup`) ?? '') : undefined;
  const text = cgroup === undefined ? undefined : readNow(join('/sys/fs/cgroup', cgroup, 'memory.numa_stat'));
  return parseNumaStat(text ?? '');
}
