import {readFile} from 'node:fs/promises';

/** The kernel tells CPU times to programs in hundredths of a second on every architecture that Node runs on. */
const msPerTick = 10;

/** CPU time in milliseconds: of a process's own threads, and of its children that have ended and were waited for. */
export interface CpuMs {
  readonly own: number;
  readonly endedChildren: number;
}

const none: CpuMs = {own: 0, endedChildren: 0};

/** Reads /proc/PID/stat (proc_pid_stat(5): utime, stime, cutime and cstime are fields 14 to 17); 0 for one that is gone. */
export async function processCpu(pid: number): Promise<CpuMs> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (text === undefined) return none;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map((field) => Number(field));
  return {own: (user + system) * msPerTick, endedChildren: (childUser + childSystem) * msPerTick};
}

/** The pids of a process's children, their children and so on. */
export async function descendants(pid: number): Promise<number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const children = text.split(' ').filter(Boolean).map(Number);
  const below = await Promise.all(children.map(descendants));
  return [...children, ...below.flat()];
}

/** CPU time of everything that a process has started, whether it runs or has ended. */
export async function helpersCpuMs(pid: number): Promise<number> {
  const all = [pid, ...(await descendants(pid))];
  const times = await Promise.all(all.map(processCpu));
  return times.reduce((sum, {own, endedChildren}, index) => sum + endedChildren + (index === 0 ? 0 : own), 0);
}
