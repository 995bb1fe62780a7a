import {sizeText} from '../model/words.ts';
import {type Threshold, thresholds, type Unit} from '../triage/thresholds.ts';

const table: Readonly<Record<string, Threshold>> = thresholds;

/** Everything that triage decides by, as a table: from where on it warns and is critical, or a single value; and what it is. */
export function thresholdLines(): readonly string[] {
  const rows = Object.entries(table).map(([name, threshold]) => {
    const limits = 'warn' in threshold ? [threshold.warn, threshold.crit] : [threshold.value];
    const [warn = '', crit = ''] = limits.map((value) => written[threshold.unit](value));
    return [name, warn, crit, threshold.help] as const;
  });
  const all = [['THRESHOLD', 'WARN', 'CRIT', 'WHAT IT IS ABOUT; WITH ONE VALUE, A SETTING'] as const, ...rows];
  const width = (column: 0 | 1 | 2) => Math.max(...all.map((row) => row[column].length));
  const [names, warns, crits] = [width(0), width(1), width(2)];
  return all.map(([name, warn, crit, help]) => {
    return `${name.padEnd(names)}  ${warn.padStart(warns)}  ${crit.padStart(crits)}  ${help}`;
  });
}

const written: Readonly<Record<Unit, (value: number) => string>> = {
  '%': (value) => `${value}%`,
  ratio: (value) => `${value}:1`,
  B: sizeText,
  'B/s': (value) => `${sizeText(value)}/s`,
  '/s': (value) => `${value}/s`,
  ms: (value) => `${value} ms`,
  s: (value) => `${value} s`,
  count: String,
};
