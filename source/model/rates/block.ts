import {quotient} from '../quotient.ts';
import type {DiskRate} from '../rates.ts';
import type {DiskSample} from '../sample.ts';
import {type CounterOf, type Ends, perSecond, rise} from './counter.ts';
import {matchItems} from './items.ts';

const counters = [
  'readRequests',
  'readBytes',
  'readNs',
  'writeRequests',
  'writeBytes',
  'writeNs',
  'flushRequests',
  'flushNs',
] as const;

/** What each disk did, matched by its target; undefined after a restart. */
export function blockRates(ends: Ends<readonly DiskSample[]>): readonly DiskRate[] | undefined {
  return matchItems(ends, ({name}) => name, counters)?.map(([{name}, both]): DiskRate => {
    if (both === undefined) return {name};
    return {
      name,
      readBytesPerSecond: perSecond(both, 'readBytes'),
      writeBytesPerSecond: perSecond(both, 'writeBytes'),
      readRequestsPerSecond: perSecond(both, 'readRequests'),
      writeRequestsPerSecond: perSecond(both, 'writeRequests'),
      flushRequestsPerSecond: perSecond(both, 'flushRequests'),
      readLatencyMs: latencyMs(both, 'readNs', 'readRequests'),
      writeLatencyMs: latencyMs(both, 'writeNs', 'writeRequests'),
      flushLatencyMs: latencyMs(both, 'flushNs', 'flushRequests'),
    };
  });
}

/** Mean time of the requests that ended in the interval; undefined when there was none. */
function latencyMs(
  ends: Ends<DiskSample>,
  times: CounterOf<DiskSample>,
  requests: CounterOf<DiskSample>,
): number | undefined {
  const nanoseconds = quotient(rise(ends, times), rise(ends, requests));
  return nanoseconds === undefined ? undefined : nanoseconds / 1e6;
}
