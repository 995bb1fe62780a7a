import type {Facts} from '../triage/facts.ts';
import {factsOf} from '../triage/facts-of.ts';
import type {World} from './state.ts';

const made = new WeakMap<World, Facts>();

/** What triage judged last, as it judged it: at the moment of the newest poll. Put together once per world. */
export function worldFacts(world: World): Facts {
  const known = made.get(world);
  if (known) return known;
  const {identity, host: sample, hostRates: rates, extras, domains, definitions, processes, wokeAt} = world;
  const {at, wallSeconds} = world.polled ?? world;
  const host = {identity, sample, rates, extras};
  const facts = factsOf({now: at, wallSeconds, wokeAt, host, domains, definitions, processes});
  made.set(world, facts);
  return facts;
}
