import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';

/** How often is looked whether a process is over, and for how long at most, in milliseconds. */
const limits = {every: 200, whole: 40_000} as const;

/** The file in the folder of a backup by which libvirt is told what to copy; it is only there while the job is begun. */
export function jobFile(folder: string): string {
  return join(folder, 'job.xml');
}

/**
 * Waits for the virsh that was to begin a backup job, and that outlives the kvmtop that has started it.
 * @returns its pid when it does not end
 */
export async function whileBeginning(folder: string, mostMs: number = limits.whole): Promise<number | undefined> {
  for (const until = performance.now() + mostMs; ; ) {
    const pid = await beginnerOf(folder);
    if (pid === undefined || performance.now() > until) return pid;
    await pause(limits.every);
  }
}

/** The process in whose command line the file is named, as it is or within quotation marks. */
async function beginnerOf(folder: string): Promise<number | undefined> {
  const file = jobFile(folder);
  const forms = [file, file.replaceAll("'", "'\\''")];
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const words = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (words.includes('backup-begin') && forms.some((form) => words.includes(form))) return Number(pid);
  }
  return undefined;
}
