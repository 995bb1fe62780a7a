import type {HostMemory} from '../../model/host.ts';

/** The figures of /proc/meminfo in bytes; the file has KiB and calls them kB (proc_meminfo(5)). */
export function parseMeminfo(text: string): HostMemory {
  const bytes = (label: string) => figure(text, new RegExp(`^${label}: +(\\d+) kB$`, 'm'), 1024);
  return {
    totalBytes: bytes('MemTotal'),
    availableBytes: bytes('MemAvailable'),
    swapTotalBytes: bytes('SwapTotal'),
    swapFreeBytes: bytes('SwapFree'),
  };
}

/** What was swapped since boot, from /proc/vmstat, which counts pages. */
export function parseVmstat(text: string, pageBytes: number): HostMemory {
  return {
    swapInBytes: figure(text, /^pswpin (\d+)$/m, pageBytes),
    swapOutBytes: figure(text, /^pswpout (\d+)$/m, pageBytes),
  };
}

function figure(text: string, pattern: RegExp, unit: number): number | undefined {
  const digits = pattern.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits) * unit;
}
