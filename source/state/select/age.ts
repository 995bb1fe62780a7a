import type {Domain} from '../../model/domain.ts';
import {type Freshness, freshness, movingGroups, oldestAge} from '../../model/freshness.ts';
import type {StatGroup} from '../../model/sample.ts';
import {shownWorld} from '../shown.ts';
import type {State} from '../state.ts';

/** Whether what is shown of a domain can be believed, and how old it is. */
export interface Age {
  readonly freshness: Freshness;
  /** Age of the oldest reading that is shown and can get old; undefined without any. */
  readonly ageMs: number | undefined;
}

/** The age of what is shown of a domain, made of these groups; without a connection everything is old. */
export function ageOf(state: State, domain: Domain, groups: readonly StatGroup[]): Age {
  const {at, connection} = shownWorld(state);
  const told = freshness(domain, groups, at, state.delayMs);
  return {
    freshness: told === 'fresh' && connection.status === 'lost' ? 'old' : told,
    ageMs: oldestAge(domain, movingGroups(domain, groups), at),
  };
}
