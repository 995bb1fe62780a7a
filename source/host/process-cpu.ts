import {readFileSync} from 'node:fs';
import {parseProcessStat} from './parse/process-cpu.ts';

/** CPU time that a process has used, in milliseconds; undefined when it is gone or hidden. */
export function readProcessCpuMs(pid: number): number | undefined {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return undefined;
  }
}
