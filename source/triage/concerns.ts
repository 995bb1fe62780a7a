import type {Finding, Part, Severity} from './finding.ts';

/** The worst that is said of a domain. */
export interface DomainConcern {
  readonly severity: Severity;
  readonly part: Part;
  /** The id of the finding. */
  readonly finding: string;
}

/** What to mark in the rows of domains, by uuid: the worst finding that concerns each. The findings as they are ranked. */
export function concernsOf(findings: readonly Finding[]): ReadonlyMap<string, DomainConcern> {
  const concerns = new Map<string, DomainConcern>();
  for (const {id, severity, domains} of findings) {
    for (const {uuid, part} of domains) {
      if (!concerns.has(uuid)) concerns.set(uuid, {severity, part, finding: id});
    }
  }
  return concerns;
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = {info: 0, warn: 0, crit: 0};
  for (const {severity} of findings) counts[severity]++;
  return counts;
}
