import type {Trend} from '../../../model/trend.ts';
import type {Severity} from '../../../triage/finding.ts';
import type {GiveBack} from '../../../triage/give-back.ts';
import type {CpuLine, MemoryLine, MemoryParts, Way} from '../../../triage/ledger.ts';
import {wrapped} from '../../wrap.ts';

/** What stands on one line of triage, below its tabs. Texts hold names as they are. */
export type TriageItem =
  | {readonly kind: 'blank'}
  /** How bad a subject was over time, up to now in milliseconds of the monotonic clock. */
  | {readonly kind: 'course'; readonly name: string; readonly weights: Trend; readonly at: number}
  /** The title of a finding; what goes on below has no severity. */
  | {readonly kind: 'title'; readonly severity: Severity | undefined; readonly text: string}
  | {readonly kind: 'heading'; readonly text: string}
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'warning'; readonly text: string}
  /** A figure, its label padded to so many cells; what goes on below has no label. */
  | {readonly kind: 'evidence'; readonly label: string; readonly labelWidth: number; readonly value: string}
  /** What can be done; the digit runs it. */
  | {readonly kind: 'remedy'; readonly digit: number | undefined; readonly text: string}
  | {readonly kind: 'command'; readonly text: string}
  | {readonly kind: 'cpuHead' | 'wayHead' | 'giverHead' | 'memoryHead'}
  | {readonly kind: 'cpu'; readonly name: string; readonly line: CpuLine}
  | {readonly kind: 'bar'; readonly parts: MemoryParts}
  | {readonly kind: 'legend'; readonly parts: MemoryParts}
  | {readonly kind: 'way'; readonly way: Way}
  | {readonly kind: 'giver'; readonly name: string; readonly giver: GiveBack}
  | {readonly kind: 'memory'; readonly name: string; readonly line: MemoryLine};

export const blank: TriageItem = {kind: 'blank'};

/** Cells at each side of a text. */
const margin = 1;

/** A sentence on as many lines as it takes. */
export function sentence(text: string, width: number, kind: 'text' | 'warning' = 'text'): readonly TriageItem[] {
  return wrapped(text, width - 2 * margin).map((line) => ({kind, text: line}));
}

/** Figures with their labels above each other, the labels never more than half the screen. */
export function figures(
  of: readonly {readonly label: string; readonly value: string}[],
  width: number,
): readonly TriageItem[] {
  const labelWidth = Math.min(
    Math.max(0, ...of.map(({label}) => Array.from(label).length)),
    Math.max(1, Math.floor(width / 2) - 2 * margin),
  );
  return of.flatMap(({label, value}) =>
    wrapped(value, width - labelWidth - 4 * margin).map(
      (line, index): TriageItem => ({kind: 'evidence', label: index === 0 ? label : '', labelWidth, value: line}),
    ),
  );
}
