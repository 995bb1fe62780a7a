import {type Finding, harms} from './finding.ts';
import {levelOf} from './severity.ts';

/** Findings that only say in part what another one says in full, by the rule of the fuller one. */
const saidBy: Readonly<Record<string, readonly string[]>> = {
  'cpu-contention': ['cpu-overcommit'],
  'memory-overcommit': ['host-swap'],
  'memory-short': ['host-swap'],
};

/**
 * What hurts most now first: by severity, then by the kind of harm, then by how much of it there is. One cause is one
 * finding, so those that another one contains are left out.
 */
export function rank(findings: readonly Finding[]): readonly Finding[] {
  const said = new Set(findings.flatMap(({id}) => saidBy[id] ?? []));
  return findings
    .filter(({id}) => !said.has(id))
    .sort(
      (a, b) =>
        levelOf(b.severity) - levelOf(a.severity) ||
        harms.indexOf(a.harm) - harms.indexOf(b.harm) ||
        b.weight - a.weight ||
        (a.id < b.id ? -1 : 1),
    );
}
