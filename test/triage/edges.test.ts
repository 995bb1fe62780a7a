import {describe, expect, it} from 'vitest';
import type {Facts, KnownDomain} from '../../source/triage/facts.ts';
import {whatIf} from '../../source/triage/give-back.ts';
import {type Threshold, thresholds} from '../../source/triage/thresholds.ts';
import {judge, triage} from '../../source/triage/triage.ts';
import {facts, guest, later} from './build.ts';
import {ballooned, edges} from './edges.ts';
import {quiet} from './quiet.ts';
import {situations} from './situations.ts';

const rows = edges.flatMap(({rule, of, facts, says}) =>
  says.map(([value, severity]) => ({rule, of, value, says: severity, facts: facts(value)})),
);

describe('a rule begins to speak where its threshold is', () => {
  it.each(rows)('$rule at $value $of: $says', ({rule, facts, says}) => {
    expect(judge(facts).find(({id}) => id === rule)?.severity).toBe(says);
  });
});

/** Those that only colour a figure on the screen, at the part of them that does. */
const colours: ReadonlySet<string> = new Set([
  'hostIowaitPercent.warn',
  'hostIowaitPercent.crit',
  'hostSwapPercent.warn',
  'hostSwapPercent.crit',
  'memoryRatio.crit',
  'usedPercent.warn',
  'balloonAgeSeconds.warn',
]);

const changes = Object.entries<Threshold>(thresholds).flatMap(([id, threshold]) =>
  (['warn', 'crit', 'value'] as const)
    .filter((part) => part in threshold && !colours.has(`${id}.${part}`))
    .flatMap((part) => [4, 0.25].map((factor) => ({threshold, name: `${id}.${part}`, part, factor}))),
);

const users = facts([
  guest('a', {vcpus: 1, cpu: 100}),
  guest('b', {vcpus: 1, cpu: 20, ready: 9}),
  guest('c', {cpu: 60}),
]);

const burst = Array.from({length: 12}, (_, index) =>
  later(facts([ballooned(400, index < 3 ? 1024 ** 2 : 0)]), index * 2000),
);
const spare = facts([210, 230, 250, 300].map((usable, index) => ({...ballooned(usable, 0), index})).map(renamed));

/** A domain of another name. */
function renamed({index, ...known}: KnownDomain & {readonly index: number}): KnownDomain {
  return {...known, domain: {...known.domain, uuid: `u${index}`}};
}

/** All that is said of everything in the tables. */
function said(): string {
  const sequences: readonly (readonly Facts[])[] = [...situations, ...quiet].map(({samples}) => samples);
  const held = [...sequences, burst].map((samples) => {
    let memory: Parameters<typeof triage>[0] = new Map();
    return samples.map((of) => {
      const next = triage(memory, of);
      memory = next.memory;
      return next.findings;
    });
  });
  return JSON.stringify([held, rows.map((row) => judge(row.facts)), judge(users), whatIf(spare)]);
}

describe('the tables would notice', () => {
  const before = said();

  it.each(changes)('$name times $factor', ({threshold, part, factor}) => {
    const changing: Partial<Record<typeof part, number>> = threshold;
    const was = changing[part] ?? 0;
    try {
      changing[part] = threshold.unit === 'count' ? Math.ceil(was * factor) : was * factor;
      expect(said() === before).toBe(false);
    } finally {
      changing[part] = was;
    }
  });
});
