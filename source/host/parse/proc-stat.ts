import type {HostCpuTimes} from '../../model/host.ts';

/** USER_HZ is 100 for every program on every architecture that runs KVM. */
const jiffyNs = 1e9 / 100;

/**
 * The line `cpu` of /proc/stat, in nanoseconds over all pCPUs (proc_stat(5)). The kernel counts guests inside user and
 * nice; here they are apart. System includes interrupts.
 */
export function parseProcStat(text: string): HostCpuTimes | undefined {
  const line = /^cpu +(\d[\d ]*)$/m.exec(text)?.[1];
  if (line === undefined) return undefined;
  const jiffies = line.trim().split(/ +/).map(Number);
  const [user = 0, nice = 0, system = 0, idle, iowait, irq = 0, softirq = 0, steal, guest = 0, guestNice = 0] = jiffies;
  return {
    userNs: Math.max(0, user + nice - guest - guestNice) * jiffyNs,
    systemNs: (system + irq + softirq) * jiffyNs,
    guestNs: (guest + guestNice) * jiffyNs,
    idleNs: inNs(idle),
    iowaitNs: inNs(iowait),
    stealNs: inNs(steal),
  };
}

function inNs(jiffies: number | undefined): number | undefined {
  return jiffies === undefined ? undefined : jiffies * jiffyNs;
}
