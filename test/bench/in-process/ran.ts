import {readFileSync} from 'node:fs';
import {setTimeout} from 'node:timers/promises';

/** Nanoseconds that this thread has run, as the kernel counted when it last left the processor. */
function ranNs(): number {
  const [ran = ''] = readFileSync('/proc/self/schedstat', 'utf8').split(' ');
  return Number(ran);
}

/**
 * CPU milliseconds of this thread for some work; what other programs do on the machine does not count.
 * Rests before and after, because the kernel counts a thread's time when it goes to sleep.
 */
export async function cpuMsOf(work: () => unknown): Promise<number> {
  await setTimeout(2);
  const before = ranNs();
  await work();
  await setTimeout(2);
  return (ranNs() - before) / 1e6;
}
