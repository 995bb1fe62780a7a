import type {Domain} from './domain.ts';
import {reconcile} from './inventory/identities.ts';
import {monitorAsked, withStuck} from './inventory/stuck.ts';
import {takeSample} from './inventory/take-sample.ts';
import type {Answer, Poll} from './poll.ts';
import {monitorGroups, type StatGroup} from './sample.ts';

/**
 * What is known of the domains after a poll. A domain of which the poll says nothing stays the very same object, and
 * so does the map when that holds for all.
 *
 * The list of domains counts first, as samples name domains by name; names that nobody has are ignored. A domain
 * with another id, or without a QEMU process any more, begins anew: nothing that was counted before holds.
 */
export function applyPoll(domains: ReadonlyMap<string, Domain>, poll: Poll): ReadonlyMap<string, Domain> {
  const listed = poll.identities === undefined ? domains : reconcile(domains, poll.identities, poll.at);
  const stuck = new Set(poll.stuck);
  const asked = monitorAsked(poll);
  const next = new Map(listed);
  const uuids = new Map([...listed.values()].map(({name, uuid}) => [name, uuid]));
  for (const answer of poll.answers) {
    for (const {at, sample} of answer.samples) {
      const uuid = uuids.get(sample.name);
      const domain = uuid === undefined ? undefined : next.get(uuid);
      if (domain === undefined) continue;
      next.set(domain.uuid, takeSample(domain, worthTaking(domain, answer, stuck), at, sample));
    }
  }
  let changed = false;
  for (const domain of next.values()) {
    const settled = withStuck(domain, poll, stuck, asked);
    if (settled !== domain) next.set(domain.uuid, settled);
    changed ||= settled !== listed.get(domain.uuid);
  }
  return changed ? next : listed;
}

/**
 * The groups to take from an answer. Of a domain whose monitor does not answer, libvirt tells only what it knows by
 * itself: that is better than nothing, but not better than an older reading in full.
 */
function worthTaking({uuid, readings}: Domain, {groups}: Answer, stuck: ReadonlySet<string>): readonly StatGroup[] {
  if (!stuck.has(uuid)) return groups;
  return groups.filter((group) => !monitorGroups.includes(group) || readings[group] === undefined);
}
