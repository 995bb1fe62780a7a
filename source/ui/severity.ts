import {severityOf} from '../triage/severity.ts';
import {fieldLimits} from '../triage/thresholds.ts';
import type {Style} from './theme.ts';

export {hostLimits, type Limits} from '../triage/thresholds.ts';
export {severityOf};

export type Severity = 'warn' | 'crit';

const stateSeverity: Readonly<Record<string, Severity>> = {
  paused: 'warn',
  pmsuspended: 'warn',
  'in shutdown': 'warn',
  crashed: 'crit',
};

/** How bad the value of a field is, by the field's id. */
export function fieldSeverity(id: string, value: unknown): Severity | undefined {
  if (id === 'state') {
    return stateSeverity[String(value)];
  }
  const limits = fieldLimits[id];
  return limits !== undefined && typeof value === 'number' ? severityOf(value, limits) : undefined;
}

/** A value's style by its severity. */
export function severityStyle(severity: Severity | undefined): {style?: Style} {
  return severity === undefined ? {} : {style: severity};
}

/** The sign of a severity where there is no colour to show it. */
export const severityMark: Readonly<Record<Severity, string>> = {warn: '!', crit: '!!'};
