import type {Severity} from '../../triage/finding.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

const styles: Readonly<Record<Severity, Style>> = {info: 'info', warn: 'warn', crit: 'crit'};

/** The word of a severity, four cells in each case. */
export function severitySpan(severity: Severity): Span {
  return {text: severity.toUpperCase(), style: styles[severity]};
}
