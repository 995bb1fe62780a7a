import {concernsOf, type DomainConcern} from '../../triage/concerns.ts';
import type {Finding} from '../../triage/finding.ts';
import {shownWorld} from '../shown.ts';
import type {State} from '../state.ts';
import {troublesome} from '../troublesome.ts';

const made = new WeakMap<readonly Finding[], ReadonlyMap<string, DomainConcern>>();

/** Whose rows bear a mark, by uuid: the domains of findings that are more than worth knowing. Made once per look. */
export function selectConcerns(state: State): ReadonlyMap<string, DomainConcern> {
  const {findings} = shownWorld(state).triage;
  const concerns = made.get(findings) ?? concernsOf(troublesome(findings));
  made.set(findings, concerns);
  return concerns;
}
