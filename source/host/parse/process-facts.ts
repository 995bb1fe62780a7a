import type {ProcessFacts, ProcessTimes} from '../../model/process.ts';

/** USER_HZ is 100 for every program on every architecture that runs KVM. */
const ticksPerSecond = 100;

/** What one line of /proc/PID/stat tells. */
export interface ProcessState extends Pick<ProcessFacts, 'state' | 'threads'> {
  readonly name: string;
  /** How many seconds after the host it was started. */
  readonly bornSeconds: number;
  readonly times: Omit<ProcessTimes, 'at'>;
}

/**
 * The name, the state, the times, the threads and the start of a process: fields 2, 3, 14, 15, 20, 22 and 43 of
 * /proc/PID/stat (proc_pid_stat(5)). User time has the guest's in it, which is taken out here. The name can itself have blanks and brackets.
 */
export function parseProcessState(text: string): ProcessState | undefined {
  const end = text.lastIndexOf(')');
  const name = text.slice(text.indexOf('(') + 1, end);
  const fields = text.slice(end + 2).split(' ');
  const threads = Number(fields[17]);
  const bornSeconds = Number(fields[19]) / ticksPerSecond;
  const ms = (field: number) => (Number(fields[field - 3]) * 1000) / ticksPerSecond;
  const guestMs = ms(43);
  const times = {userMs: ms(14) - guestMs, systemMs: ms(15), guestMs};
  return end < 0 || Number.isNaN(bornSeconds) ? undefined : {name, state: fields[0], threads, bornSeconds, times};
}

/** VmSwap of /proc/PID/status (proc_pid_status(5)) in bytes; the file has KiB and calls them kB. */
export function parseSwapped(text: string): number | undefined {
  const digits = /^VmSwap:\s+(\d+) kB$/m.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits) * 1024;
}
