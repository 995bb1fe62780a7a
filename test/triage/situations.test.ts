import {describe, expect, it} from 'vitest';
import type {Facts} from '../../source/triage/facts.ts';
import type {Finding} from '../../source/triage/finding.ts';
import type {Memory} from '../../source/triage/hysteresis.ts';
import {triage} from '../../source/triage/triage.ts';
import {quiet} from './quiet.ts';
import {situations} from './situations.ts';

/** What is said after each of the samples. */
function looked(samples: readonly Facts[]): readonly (readonly Finding[])[] {
  let memory: Memory = new Map();
  return samples.map((facts) => {
    const next = triage(memory, facts);
    memory = next.memory;
    return next.findings;
  });
}

const uuidsOf = (finding: Finding | undefined, part: string) =>
  finding?.domains.filter((concern) => concern.part === part).map(({uuid}) => uuid);

describe('what is said first', () => {
  it.each(situations)('of $name: $first', ({samples, first, severity, victims, culprits, says}) => {
    const [finding] = looked(samples).at(-1) ?? [];
    expect(finding).toMatchObject({id: first, severity});
    for (const words of says) expect(finding?.title).toContain(words);
    if (victims !== undefined) expect(uuidsOf(finding, 'victim')).toEqual(victims);
    if (culprits !== undefined) expect(uuidsOf(finding, 'culprit')).toEqual(culprits);
  });

  it('holds for sixteen situations and more', () => {
    expect(situations.length).toBeGreaterThanOrEqual(16);
    expect(quiet.length).toBeGreaterThanOrEqual(16);
  });
});

describe('nothing is said', () => {
  it.each(quiet)('of $name', ({samples}) => {
    expect(looked(samples).flatMap((findings) => findings.map(({id, title}) => [id, title]))).toEqual([]);
  });
});

describe('every finding', () => {
  const all = situations.flatMap(({samples}) => looked(samples).flat());

  it.each([...new Map(all.map((finding) => [finding.id, finding])).values()])(
    '$id has figures, a reason and words to type',
    (finding) => {
      expect(`${finding.title} ${finding.evidence.map(({value}) => value).join(' ')}`).toMatch(/\d/);
      expect(finding.title).toMatch(/^[\x20-\x7e]+$/);
      expect(finding.title).not.toMatch(/undefined|NaN|\[object|unknown/);
      expect(finding.evidence.length).toBeGreaterThan(0);
      expect(finding.reason.split(/[.] (?=[A-Z])/)).toHaveLength(2);
      for (const {commands, operation} of finding.remedies) {
        for (const command of commands) {
          expect(command.length).toBeGreaterThan(0);
          for (const word of command) expect(word).not.toMatch(/^$|undefined|NaN/);
          if (operation !== undefined) expect(command).toContain(operation.uuid);
        }
      }
    },
  );
});
