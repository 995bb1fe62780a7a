/** CPU time used so far by a process, in milliseconds; undefined when there is none of that id. */
export type CpuMsOf = (pid: number) => number | undefined;

/** Sums the CPU time of processes that come and go. */
export interface CpuMeter {
  /** Counts a process until it has ended; after that, what it had used when `totalMs` was last called. */
  follow(pid: number | undefined, ended: Promise<unknown>): void;
  totalMs(): number;
}

export function createCpuMeter(cpuMsOf: CpuMsOf): CpuMeter {
  const living = new Map<number, number>();
  let past = 0;
  return {
    follow(pid, ended) {
      if (pid === undefined) return;
      living.set(pid, 0);
      void ended.then(() => {
        past += living.get(pid) ?? 0;
        living.delete(pid);
      });
    },
    totalMs() {
      for (const [pid, before] of living) living.set(pid, cpuMsOf(pid) ?? before);
      return [...living.values()].reduce((sum, ms) => sum + ms, past);
    },
  };
}
