import type {Domain, Identity} from '../domain.ts';
import {newDomain, newLife} from './life.ts';

/**
 * The domains that there are by a new list of them, in its order: added, dropped, renamed, and started again where
 * the id says so. The very same map when the list says nothing new of any of them.
 * @param at when the list was read, in milliseconds of the monotonic clock
 */
export function reconcile(
  domains: ReadonlyMap<string, Domain>,
  identities: readonly Identity[],
  at: number,
): ReadonlyMap<string, Domain> {
  const next = new Map<string, Domain>();
  let changed = identities.length !== domains.size;
  for (const identity of identities) {
    const known = domains.get(identity.uuid);
    const domain = known === undefined ? newDomain(identity) : identified(known, identity, at);
    changed ||= domain !== known;
    next.set(identity.uuid, domain);
  }
  return changed ? next : domains;
}

function identified(domain: Domain, {name, id}: Identity, at: number): Domain {
  if (domain.name === name && domain.id === id) return domain;
  // An id that appears is only the name of a life that its state has told already, or tells next.
  const reborn = domain.id !== undefined && domain.id !== id;
  return {...(reborn ? newLife(domain, at) : domain), name, id};
}
