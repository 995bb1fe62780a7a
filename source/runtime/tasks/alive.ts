import {readFileSync} from 'node:fs';

/**
 * When a process began: the boot, and the kernel's ticks since then, which no other process of that pid shares
 * (proc(5), field 22 of /proc/PID/stat); undefined when there is no such process.
 */
export function processStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The name, in parentheses, can hold blanks and parentheses itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    return ticks === undefined || state === 'Z' ? undefined : `${boot} ${ticks}`;
  } catch {
    return undefined;
  }
}

/** Whether a process still runs, and is not another one that got its pid. */
export function isAlive({pid, pidStart}: {readonly pid: number; readonly pidStart: string | undefined}): boolean {
  const start = processStart(pid);
  return start !== undefined && start === pidStart;
}
