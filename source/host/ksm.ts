import type {KsmExtras} from '../model/host-extras.ts';
import {readProcessCpuMs} from './process-cpu.ts';
import {readNow} from './read-now.ts';

const folder = '/sys/kernel/mm/ksm';
/** The parent of all threads of the kernel. */
const kthreadd = 2;

/**
 * Makes the reader of what KSM costs and brings (Documentation/admin-guide/mm/ksm.rst). The CPU time of its thread is
 * told from the second reading on.
 * @returns undefined where the kernel has no KSM
 */
export function createKsmReader(): (at: number) => KsmExtras | undefined {
  let pid: number | undefined;
  let isSought = false;
  let last: {readonly at: number; readonly ms: number} | undefined;

  function scanPercent(at: number): number | undefined {
    if (!isSought) pid = findKsmd();
    isSought = true;
    const ms = pid === undefined ? undefined : readProcessCpuMs(pid);
    const before = last;
    last = ms === undefined ? undefined : {at, ms};
    if (ms === undefined || before === undefined || at <= before.at) return undefined;
    return (100 * (ms - before.ms)) / (at - before.at);
  }

  return (at) => {
    const run = readNow(`${folder}/run`);
    if (run === undefined) return undefined;
    const profit = readNow(`${folder}/general_profit`);
    return {
      // Its thread sleeps while it is off, and need not be looked for.
      scanPercent: run.trim() === '1' ? scanPercent(at) : undefined,
      profitBytes: profit === undefined ? undefined : Number(profit),
    };
  };
}

/** Only the kernel's threads are looked through, once; a container sees none of them. */
function findKsmd(): number | undefined {
  if (readNow(`/proc/${kthreadd}/comm`)?.trim() !== 'kthreadd') return undefined;
  const threads = readNow(`/proc/${kthreadd}/task/${kthreadd}/children`)?.trim().split(' ') ?? [];
  const ksmd = threads.find((thread) => readNow(`/proc/${thread}/comm`)?.trim() === 'ksmd');
  return ksmd === undefined ? undefined : Number(ksmd);
}
