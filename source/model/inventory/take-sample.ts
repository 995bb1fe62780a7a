import type {Domain} from '../domain.ts';
import {isActive} from '../domain-state.ts';
import {type RatedGroup, ratedGroups, ratesOf} from '../rates/rates-of.ts';
import type {Rates} from '../rates.ts';
import type {GroupStats, Readings, Sample, StatGroup} from '../sample.ts';
import {appendTrend} from '../trend.ts';
import {atRest, isAlive, newLife} from './life.ts';

/**
 * The domain with the groups of a sample that were asked for; a group that the sample lacks stays as it was.
 * @param at when the sample was read, in milliseconds of the monotonic clock
 */
export function takeSample(domain: Domain, groups: readonly StatGroup[], at: number, sample: Sample): Domain {
  const state = groups.includes('state') ? sample.state?.state : undefined;
  const ended = state !== undefined && !isActive(state) && isAlive(domain);
  const start = ended ? {...newLife(domain, at), id: undefined} : domain;
  const active = state === undefined ? isAlive(start) : isActive(state);
  const readings = groups.reduce(
    (taken, group) => withReading(taken, group, at, sample[group], active),
    start.readings,
  );
  if (!active) return {...start, readings};
  const rates = ratedGroups.reduce((taken, group) => withRates(taken, group, start, readings), start.rates);
  const cpu = readings['cpu-total'];
  if (cpu === undefined || cpu === start.readings['cpu-total']) return {...start, readings, rates};
  return {...start, readings, rates, trend: appendTrend(start.trend, {at, value: rates['cpu-total']?.percent})};
}

function withReading<G extends StatGroup>(
  readings: Readings,
  group: G,
  at: number,
  stats: GroupStats[G] | undefined,
  active: boolean,
): Readings {
  const value = stats === undefined || active ? stats : atRest[group](stats);
  return value === undefined ? readings : {...readings, [group]: {at, value}};
}

/** The rates with those of a group, if its reading is a new one. */
function withRates<G extends RatedGroup>(rates: Rates, group: G, before: Domain, readings: Readings): Rates {
  const next = readings[group];
  if (next === undefined || next === before.readings[group]) return rates;
  return {...rates, [group]: ratesOf(group, before.readings[group], next, before.rates[group])};
}
