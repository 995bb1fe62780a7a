import type {Finding} from '../triage/finding.ts';

/** The findings that are worth a line above the table, the worst first: what is merely worth knowing is not. */
export function troublesome(findings: readonly Finding[]): readonly Finding[] {
  // They are ranked by severity first.
  const first = findings.findIndex(({severity}) => severity === 'info');
  return first < 0 ? findings : findings.slice(0, first);
}
