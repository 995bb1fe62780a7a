import {quotient} from '../quotient.ts';
import type {DiskRate} from '../rates.ts';

/**
 * Mean time of a read or write in the interval, in milliseconds, over all disks: each disk's means weighted by
 * its requests. Undefined without requests.
 */
export function meanLatencyMs(disks: readonly DiskRate[] | undefined): number | undefined {
  let weighted = 0;
  let requests = 0;
  for (const disk of disks ?? []) {
    for (const [latency, perSecond] of [
      [disk.readLatencyMs, disk.readRequestsPerSecond],
      [disk.writeLatencyMs, disk.writeRequestsPerSecond],
    ]) {
      if (latency === undefined || perSecond === undefined) continue;
      weighted += latency * perSecond;
      requests += perSecond;
    }
  }
  return quotient(weighted, requests);
}
