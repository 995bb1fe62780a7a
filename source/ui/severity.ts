import type {Style} from './theme.ts';

export type Severity = 'warn' | 'crit';

/** From which value on a quantity is a warning, and from which it is critical. */
export interface Limits {
  readonly warn: number;
  readonly crit: number;
}

/** By id of the field. */
const fieldLimits: Readonly<Record<string, Limits>> = {
  readyPercent: {warn: 5, crit: 10},
  overheadPercent: {warn: 50, crit: 100},
  usedPercent: {warn: 85, crit: 95},
  swapBytesPerSecond: {warn: 1, crit: 1024 ** 2},
  swapInBytesPerSecond: {warn: 1, crit: 1024 ** 2},
  swapOutBytesPerSecond: {warn: 1, crit: 1024 ** 2},
  balloonAgeSeconds: {warn: 13, crit: 60},
  diskLatencyMs: {warn: 25, crit: 100},
  readLatencyMs: {warn: 25, crit: 100},
  writeLatencyMs: {warn: 25, crit: 100},
  flushLatencyMs: {warn: 100, crit: 1000},
  netErrorsPerSecond: {warn: 0.1, crit: 10},
  rxErrorsPerSecond: {warn: 0.1, crit: 10},
  txErrorsPerSecond: {warn: 0.1, crit: 10},
  rxDropsPerSecond: {warn: 0.1, crit: 10},
  txDropsPerSecond: {warn: 0.1, crit: 10},
};

/** Of the host: shares of all pCPUs or of its memory, and vCPUs to pCPUs. */
export const hostLimits = {
  busyPercent: {warn: 80, crit: 95},
  stealPercent: {warn: 2, crit: 10},
  iowaitPercent: {warn: 10, crit: 30},
  memoryPercent: {warn: 90, crit: 97},
  swapPercent: {warn: 25, crit: 75},
  swapBytesPerSecond: {warn: 1, crit: 1024 ** 2},
  memoryRatio: {warn: 1.0001, crit: 1.5},
  cpuRatio: {warn: 3, crit: 6},
} as const satisfies Record<string, Limits>;

const stateSeverity: Readonly<Record<string, Severity>> = {
  paused: 'warn',
  pmsuspended: 'warn',
  'in shutdown': 'warn',
  crashed: 'crit',
};

/** How bad a value is; undefined when it is fine or unknown. */
export function severityOf(value: number | undefined, limits: Limits): Severity | undefined {
  if (value === undefined || value < limits.warn) {
    return undefined;
  }
  return value < limits.crit ? 'warn' : 'crit';
}

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
