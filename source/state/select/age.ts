import type {Domain} from '../../model/domain.ts';
import {type Freshness, freshness, oldestAge} from '../../model/freshness.ts';
import {isAlive} from '../../model/inventory/life.ts';
import type {StatGroup} from '../../model/sample.ts';
import {shownWorld} from '../shown.ts';
import type {State} from '../state.ts';

/** Whether what is shown of a domain can be believed, and how old it is. */
export interface Age {
  readonly freshness: Freshness;
  /** Age of the oldest reading that is shown; undefined without any. */
  readonly ageMs: number | undefined;
}

/** The age of what is shown of a domain, made of these groups; without a connection everything is old. */
export function ageOf(state: State, domain: Domain, groups: readonly StatGroup[]): Age {
  const {at, connection} = shownWorld(state);
  const told = freshness(domain, groups, at, state.delayMs);
  return {
    freshness: told === 'fresh' && connection.status === 'lost' ? 'old' : told,
    // What a domain without a QEMU process has is read rarely, as it does not change.
    ageMs: oldestAge(domain, isAlive(domain) ? groups : ['state'], at),
  };
}
