import type {HostSample, KsmSample} from '../model/host.ts';
import {readPageBytes} from './page-size.ts';
import {parseLoadavg} from './parse/loadavg.ts';
import {parseMeminfo, parseVmstat} from './parse/memory.ts';
import {parseProcStat} from './parse/proc-stat.ts';
import {readText} from './read-text.ts';

/**
 * What the kernel of this machine says of it. What a file lacks, or a file that is not there, is undefined.
 * @param at the monotonic clock in milliseconds, put into the sample
 */
export async function readLocalHost(at: number): Promise<HostSample> {
  const [pageBytes, stat, meminfo, vmstat, loadavg] = await Promise.all([
    readPageBytes(),
    readText('/proc/stat'),
    readText('/proc/meminfo'),
    readText('/proc/vmstat'),
    readText('/proc/loadavg'),
  ]);
  return {
    at,
    cpu: parseProcStat(stat ?? ''),
    memory: meminfo === undefined ? undefined : {...parseMeminfo(meminfo), ...parseVmstat(vmstat ?? '', pageBytes)},
    load: parseLoadavg(loadavg ?? ''),
    ksm: await readKsm(pageBytes),
  };
}

/**
 * KSM (Documentation/admin-guide/mm/ksm.rst): pages_sharing is how many pages would be needed had each its own; run is 1
 * while ksmd merges, 0 or 2 while it does not.
 */
async function readKsm(pageBytes: number): Promise<KsmSample | undefined> {
  const [run, sharing] = await Promise.all(
    ['run', 'pages_sharing'].map((file) => readText(`/sys/kernel/mm/ksm/${file}`)),
  );
  if (run === undefined || sharing === undefined) return undefined;
  return {running: run.trim() === '1', savedBytes: Number(sharing) * pageBytes};
}
