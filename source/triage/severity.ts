import {type Severity, severities} from './finding.ts';
import type {Limits} from './thresholds.ts';

/** How bad a value is; undefined when it is fine or unknown. */
export function severityOf(value: number | undefined, {warn, crit}: Limits): 'warn' | 'crit' | undefined {
  if (value === undefined || !(value >= warn)) return undefined;
  return value < crit ? 'warn' : 'crit';
}

/** 0 for nothing, then rising with the severity. */
export function levelOf(severity: Severity | undefined): number {
  return severity === undefined ? 0 : severities.indexOf(severity) + 1;
}

/** The worst of several; undefined when none is any. */
export function worst<S extends Severity>(...of: readonly (S | undefined)[]): S | undefined {
  return of.reduce((a, b) => (levelOf(b) > levelOf(a) ? b : a), undefined);
}
