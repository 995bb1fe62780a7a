import type {DomainConcern} from '../../triage/concerns.ts';
import type {Part} from '../../triage/finding.ts';
import type {Span} from '../span.ts';

const letters: Readonly<Record<Part, string>> = {victim: 'v', culprit: 'c'};

/** The mark of a domain that triage is about: v for a victim, c for a culprit, as a capital where it is critical. */
export function concernSpan({part, severity}: DomainConcern): Span {
  const letter = letters[part];
  return severity === 'crit' ? {text: letter.toUpperCase(), style: 'crit'} : {text: letter, style: 'warn'};
}
