/** USER_HZ is 100 for every program on every architecture that runs KVM. */
const jiffyMs = 1000 / 100;

/**
 * CPU time of all threads of a process in milliseconds: fields 14 and 15 of /proc/PID/stat (proc_pid_stat(5)). Field 2 is
 * the program's name in brackets, and can itself have blanks and brackets.
 */
export function parseProcessStat(text: string): number | undefined {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const jiffies = Number(fields[11]) + Number(fields[12]);
  return Number.isInteger(jiffies) ? jiffies * jiffyMs : undefined;
}
