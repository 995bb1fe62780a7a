import type {NicRate} from '../rates.ts';
import type {NicSample} from '../sample.ts';
import {type Ends, perSecond} from './counter.ts';
import {matchItems} from './items.ts';

const counters = [
  'rxBytes',
  'txBytes',
  'rxPackets',
  'txPackets',
  'rxErrors',
  'txErrors',
  'rxDrops',
  'txDrops',
] as const;

/** What each interface carried, matched by its name; undefined after a restart. */
export function interfaceRates(ends: Ends<readonly NicSample[]>): readonly NicRate[] | undefined {
  return matchItems(ends, ({name}) => name, counters)?.map(([{name}, both]): NicRate => {
    if (both === undefined) return {name};
    return {
      name,
      rxBytesPerSecond: perSecond(both, 'rxBytes'),
      txBytesPerSecond: perSecond(both, 'txBytes'),
      rxPacketsPerSecond: perSecond(both, 'rxPackets'),
      txPacketsPerSecond: perSecond(both, 'txPackets'),
      rxErrorsPerSecond: perSecond(both, 'rxErrors'),
      txErrorsPerSecond: perSecond(both, 'txErrors'),
      rxDropsPerSecond: perSecond(both, 'rxDrops'),
      txDropsPerSecond: perSecond(both, 'txDrops'),
    };
  });
}
