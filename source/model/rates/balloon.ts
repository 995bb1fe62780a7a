import type {BalloonRates} from '../rates.ts';
import type {BalloonStats} from '../sample.ts';
import {type Ends, fell, perSecond, rise} from './counter.ts';

/**
 * How hard the guest works for memory; undefined after a restart. The counters move only when the guest reports,
 * so the interval is the one between its reports, and what held before still holds while there is no new one.
 * Without the times of the reports, the interval is the one between the readings.
 */
export function balloonRates(ends: Ends<BalloonStats>, before: BalloonRates | undefined): BalloonRates | undefined {
  const seconds = rise(ends, 'lastUpdateSeconds') ?? ends.seconds;
  if (seconds < 0 || fell(ends, ['swapInBytes', 'swapOutBytes', 'majorFaults', 'minorFaults'])) return undefined;
  if (seconds === 0) return before;
  const reports = {...ends, seconds};
  return {
    swapInBytesPerSecond: perSecond(reports, 'swapInBytes'),
    swapOutBytesPerSecond: perSecond(reports, 'swapOutBytes'),
    majorFaultsPerSecond: perSecond(reports, 'majorFaults'),
    minorFaultsPerSecond: perSecond(reports, 'minorFaults'),
  };
}
