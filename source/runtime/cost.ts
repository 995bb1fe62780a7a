/** What watching costs, as percent of one pCPU since the last reading; undefined where it cannot be read. */
export interface Cost {
  readonly selfPercent: number | undefined;
  readonly daemonPercent: number | undefined;
}

/** CPU time used so far, in milliseconds. */
export interface CpuCounters {
  readonly selfMs: number | undefined;
  readonly virshMs: number | undefined;
  readonly daemonMs: number | undefined;
}

/** Makes a meter that turns counters into shares; the first reading, and one of a restarted process, has none. */
export function createCostMeter(): (counters: CpuCounters, now: number) => Cost {
  let last: {readonly counters: CpuCounters; readonly now: number} | undefined;
  return (counters, now) => {
    const before = last;
    last = {counters, now};
    const share = (...keys: readonly (keyof CpuCounters)[]) => {
      const used = keys.map((key) => rise(before?.counters[key], counters[key]));
      if (before === undefined || now <= before.now || used.includes(undefined)) return undefined;
      return (100 * used.reduce<number>((sum, ms) => sum + (ms ?? 0), 0)) / (now - before.now);
    };
    return {selfPercent: share('selfMs', 'virshMs'), daemonPercent: share('daemonMs')};
  };
}

function rise(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || after < before ? undefined : after - before;
}
