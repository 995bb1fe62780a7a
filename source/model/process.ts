/** CPU time of a process so far, in milliseconds, and when it was read on the monotonic clock. */
export interface ProcessTimes {
  readonly at: number;
  /** Its own code, the guest's not included. */
  readonly userMs: number;
  readonly systemMs: number;
  /** The guest's code, on the CPU itself. */
  readonly guestMs: number;
}

/** What a process used between two readings, in percent of one pCPU. */
export interface ProcessUsage {
  readonly userPercent: number;
  readonly systemPercent: number;
  readonly guestPercent: number;
}

/** What /proc says of a domain's QEMU process. */
export interface ProcessFacts {
  readonly pid: number;
  /** The letter of /proc/PID/stat: R running, S sleeping, D waiting for a device, T stopped, t traced, Z ended. */
  readonly state?: string;
  /** When it was started, in seconds since 1970. */
  readonly startedSeconds?: number;
  readonly threads?: number;
  /** Memory of it that the host has swapped out (VmSwap). */
  readonly swappedBytes?: number;
  /** Its memory on each NUMA node, by the node's number; undefined on a host that has but one. */
  readonly nodeBytes?: ReadonlyMap<number, number>;
  readonly times?: ProcessTimes;
  /** Since the reading before; undefined for the first one. */
  readonly usage?: ProcessUsage;
}

type Processes = ReadonlyMap<string, ProcessFacts>;

/** The processes as they were read, with what each used since the reading before. Maps are by uuid. */
export function withUsage(before: Processes, read: Processes): Processes {
  return new Map(Array.from(read, ([uuid, facts]) => [uuid, {...facts, usage: usageOf(before.get(uuid), facts)}]));
}

function usageOf(before: ProcessFacts | undefined, after: ProcessFacts): ProcessUsage | undefined {
  const [from, to] = [before?.times, after.times];
  if (!from || !to || before?.pid !== after.pid || to.at <= from.at) return undefined;
  const percent = (ms: number) => Math.max(0, (100 * ms) / (to.at - from.at));
  return {
    userPercent: percent(to.userMs - from.userMs),
    systemPercent: percent(to.systemMs - from.systemMs),
    guestPercent: percent(to.guestMs - from.guestMs),
  };
}
