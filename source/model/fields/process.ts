import type {DomainRow, Field} from '../field.ts';
import {sizeText} from '../words.ts';

const processOf = ({domain, context}: DomainRow) => context.processes?.get(domain.uuid);

function nodesText(nodes: ReadonlyMap<number, number> | undefined): string | undefined {
  return nodes && Array.from(nodes, ([node, bytes]) => `N${node} ${sizeText(bytes)}`).join(', ');
}

/** What /proc of this machine says of the domain's QEMU; unknown for another host. */
export const processFields: readonly Field<DomainRow>[] = [
  {
    id: 'qemuPid',
    alias: 'pid',
    kind: 'count',
    groups: [],
    help: 'The process ID of its QEMU.',
    value: (row) => processOf(row)?.pid,
  },
  {
    id: 'qemuThreads',
    alias: 'threads',
    kind: 'count',
    groups: [],
    help: 'Threads of its QEMU: num_threads of /proc/PID/stat.',
    value: (row) => processOf(row)?.threads,
  },
  {
    id: 'qemuGuestPercent',
    alias: 'qemu.guest',
    kind: 'percent',
    groups: [],
    help: 'Rise of guest_time of /proc/PID/stat over about 10 s: what its QEMU ran the guest on the CPU itself; 0 without KVM.',
    value: (row) => processOf(row)?.usage?.guestPercent,
  },
  {
    id: 'qemuUserPercent',
    alias: 'qemu.user',
    kind: 'percent',
    groups: [],
    help: 'Rise of utime less guest_time of /proc/PID/stat over about 10 s: what its QEMU did in its own code.',
    value: (row) => processOf(row)?.usage?.userPercent,
  },
  {
    id: 'qemuSystemPercent',
    alias: 'qemu.system',
    kind: 'percent',
    groups: [],
    help: 'Rise of stime of /proc/PID/stat over about 10 s: what the kernel did for its QEMU.',
    value: (row) => processOf(row)?.usage?.systemPercent,
  },
  {
    id: 'qemuSwappedBytes',
    alias: 'hswap',
    kind: 'bytes',
    groups: [],
    help: 'Memory of its QEMU that the host has swapped out: VmSwap of /proc/PID/status.',
    value: (row) => processOf(row)?.swappedBytes,
  },
  {
    id: 'qemuNodes',
    alias: 'numa',
    kind: 'text',
    groups: [],
    help: 'Its memory on each NUMA node: memory.numa_stat of its cgroup; unknown on a host with one node.',
    value: (row) => nodesText(processOf(row)?.nodeBytes),
  },
];
