import type {ProcessFacts} from '../../model/process.ts';

/** USER_HZ is 100 for every program on every architecture that runs KVM. */
const ticksPerSecond = 100;

/**
 * The name, the state and the threads of a process, and how many seconds after the host it was started: fields 2, 3, 20
 * and 22 of /proc/PID/stat (proc_pid_stat(5)). The name can itself have blanks and brackets.
 */
export function parseProcessState(
  text: string,
): (Pick<ProcessFacts, 'state' | 'threads'> & {readonly name: string; readonly bornSeconds: number}) | undefined {
  const end = text.lastIndexOf(')');
  const name = text.slice(text.indexOf('(') + 1, end);
  const fields = text.slice(end + 2).split(' ');
  const threads = Number(fields[17]);
  const bornSeconds = Number(fields[19]) / ticksPerSecond;
  return end < 0 || Number.isNaN(bornSeconds) ? undefined : {name, state: fields[0], threads, bornSeconds};
}

/** VmSwap of /proc/PID/status (proc_pid_status(5)) in bytes; the file has KiB and calls them kB. */
export function parseSwapped(text: string): number | undefined {
  const digits = /^VmSwap:\s+(\d+) kB$/m.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits) * 1024;
}
