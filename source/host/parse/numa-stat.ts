/** Memory that a process holds; the other kinds are the kernel's, or are counted in these. */
const held = /^(?:anon|file) /;

/**
 * The memory of a cgroup on each NUMA node in bytes, by the node's number: memory.numa_stat (cgroup-v2.rst). Undefined of
 * a text that tells none.
 */
export function parseNumaStat(text: string): ReadonlyMap<number, number> | undefined {
  const nodes = new Map<number, number>();
  for (const line of text.split('\n').filter((one) => held.test(one))) {
    for (const [, node, bytes] of line.matchAll(/ N(\d+)=(\d+)/g)) {
      nodes.set(Number(node), (nodes.get(Number(node)) ?? 0) + Number(bytes));
    }
  }
  return nodes.size > 0 ? nodes : undefined;
}

/**
 * The cgroup of the domain that a process is of, by /proc/PID/cgroup (cgroups(7)). libvirt gives each domain one of its own,
 * with parts below it: a scope where systemd rules (virSystemdMakeScopeName), NAME.libvirt-qemu where it does not
 * (virCgroupNewMachineManual). Undefined of a process that is in none, as those of a session.
 */
export function domainCgroup(text: string): string | undefined {
  return /^0::(\/(?:.*?\/)?(?:machine-[^/\n]+\.scope|[^/\n]+\.libvirt-qemu))(?:\/|$)/m.exec(text)?.[1];
}
