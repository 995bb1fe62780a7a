import {appendTrend, type Trend} from '../model/trend.ts';
import type {Severity} from './finding.ts';
import {severities} from './finding.ts';
import type {Symptom} from './rule.ts';
import {levelOf} from './severity.ts';
import {thresholds} from './thresholds.ts';

/** What is remembered of one symptom of one subject. */
export interface Remembered {
  readonly rule: string;
  /** As it was last seen. */
  readonly symptom: Symptom;
  /** How bad it was in the last samples, newest first; 0 for not at all. */
  readonly levels: readonly number[];
  /** How bad it counts; 0 while it does not show. */
  readonly level: number;
  /** Since when it shows, in milliseconds of the monotonic clock. */
  readonly since: number | undefined;
  /** When the reading that it was last judged by was read. */
  readonly readAt: number;
  /** Its weight at each reading; a gap where it was not bad at all. Empty for what is true at once. */
  readonly course: Trend;
}

/** By rule and subject. */
export type Memory = ReadonlyMap<string, Remembered>;

/** What a rule sees now. */
export interface Seen {
  readonly rule: string;
  readonly symptom: Symptom;
}

/** When the reading was taken that a symptom is made of; undefined when there is none any more. */
export type ReadAt = (symptom: Symptom) => number | undefined;

/**
 * The memory after another look. What is true at once, such as a state, shows and goes at once. What is made of rates is
 * counted by its readings, as those of domains off the screen are renewed less often than a look is taken: it shows once
 * it has held for three of them, as bad as it was in all three, and it goes, or gets better, once it has been better in
 * three. What comes in bursts shows after three of the last eight, and goes after eight.
 * @param now milliseconds of the monotonic clock
 */
export function remember(memory: Memory, seen: readonly Seen[], readAt: ReadAt, now: number): Memory {
  const current = new Map(seen.map((one) => [keyOf(one), one]));
  const next = new Map<string, Remembered>();
  for (const key of new Set([...memory.keys(), ...current.keys()])) {
    const known = memory.get(key);
    const here = current.get(key);
    const one = here ?? known;
    if (one === undefined) continue;
    const {rule, symptom} = one;
    const remembered =
      symptom.basis === undefined
        ? here &&
          shown({rule, symptom, levels: [], level: levelOf(symptom.severity), readAt: now, course: []}, known, now)
        : counted(rule, symptom, known, here !== undefined, readAt(symptom), now);
    if (remembered !== undefined) next.set(key, remembered);
  }
  return next;
}

function counted(
  rule: string,
  symptom: Symptom,
  known: Remembered | undefined,
  isHere: boolean,
  readAt: number | undefined,
  now: number,
): Remembered | undefined {
  if (readAt === undefined) return undefined;
  if (known !== undefined && readAt <= known.readAt) return {...known, symptom};
  const samples = thresholds.holdSamples.value;
  const window = symptom.bursty ? thresholds.burstSamples.value : samples;
  const levels = [isHere ? levelOf(symptom.severity) : 0, ...(known?.levels ?? [])].slice(0, window);
  const least = levels.toSorted((a, b) => b - a)[samples - 1] ?? 0;
  const level = Math.min(Math.max(known?.level ?? 0, least), Math.max(...levels));
  if (level === 0 && Math.max(...levels) === 0) return undefined;
  const course = appendTrend(known?.course ?? [], {at: readAt, value: isHere ? symptom.weight : undefined});
  return shown({rule, symptom, levels, level, readAt, course}, known, now);
}

function shown(next: Omit<Remembered, 'since'>, known: Remembered | undefined, now: number): Remembered {
  return {...next, since: next.level === 0 ? undefined : (known?.since ?? now)};
}

/** A symptom that shows, since when, and how bad it was over time. */
export type Held = Seen & Pick<Remembered, 'since' | 'course'>;

/** The symptoms that show, as bad as they count. */
export function held(memory: Memory): readonly Held[] {
  return [...memory.values()].flatMap(({rule, symptom, level, since, course}) => {
    const severity: Severity | undefined = severities[level - 1];
    return severity === undefined ? [] : [{rule, symptom: {...symptom, severity}, since, course}];
  });
}

function keyOf({rule, symptom}: Seen): string {
  return `${rule} ${symptom.subject}`;
}
