import {describe, expect, it} from 'vitest';
import type {Severity} from '../../source/triage/finding.ts';
import {held, type Memory, remember} from '../../source/triage/hysteresis.ts';
import type {Symptom} from '../../source/triage/rule.ts';

const severities: Readonly<Record<string, Severity>> = {i: 'info', w: 'warn', c: 'crit'};

/** What shows after each sample, in letters as the samples; a point is nothing. */
function shown(samples: string, parts: Partial<Symptom>, readAt: (index: number) => number | undefined = (at) => at) {
  let memory: Memory = new Map();
  const result = [...samples].map((letter, index) => {
    const severity = severities[letter];
    const symptom = severity && {subject: 'u1', severity, weight: 1, ...parts};
    memory = remember(memory, symptom ? [{rule: 'r', symptom}] : [], () => readAt(index), index);
    return held(memory)[0]?.symptom.severity[0] ?? '.';
  });
  return {letters: result.join(''), memory};
}

describe('what is made of rates', () => {
  it.each([
    ['shows after three samples', 'wwwww', '..www'],
    ['does not show for one or two', 'w.ww.w', '......'],
    ['stays until it was clear for three', 'www..w...', '..wwwwww.'],
    ['gets worse after three', 'wwwccc', '..wwwc'],
    ['does not get worse for a spike', 'wwwcww', '..wwww'],
    ['gets better after three', 'cccwww', '..cccw'],
    ['shows as bad as it was in all three', 'cwc', '..w'],
    ['forgets', 'www...ww', '..www...'],
  ])('%s', (_, samples, expected) => {
    expect(shown(samples, {basis: 'vcpu'}).letters).toBe(expected);
  });

  it.each([
    ['shows after three of eight', 'w..w..w', '......w'],
    ['does not show for two of eight', 'w......ww', '.........'],
    ['stays between bursts', 'www.......w', '..wwwwwwwww'],
    ['goes after eight', 'www........', '..wwwwwwww.'],
  ])('in bursts %s', (_, samples, expected) => {
    expect(shown(samples, {basis: 'balloon', bursty: true}).letters).toBe(expected);
  });

  it('counts readings, not looks', () => {
    expect(shown('wwwwwww', {basis: 'vcpu'}, (index) => Math.floor(index / 3)).letters).toBe('......w');
  });

  it('goes at once with its reading, and leaves nothing behind', () => {
    const {letters, memory} = shown('wwww', {basis: 'vcpu'}, (index) => (index === 3 ? undefined : index));
    expect(letters).toBe('..w.');
    expect(memory.size).toBe(0);
  });

  it('remembers nothing of what was clear for long', () => {
    expect(shown('w...', {basis: 'vcpu'}).memory.size).toBe(0);
  });
});

describe('what is true at once', () => {
  it('shows and goes at once, as bad as it is', () => {
    expect(shown('wc.w', {}).letters).toBe('wc.w');
  });
});

describe('since', () => {
  it('is when it began to show, and begins anew', () => {
    const of = (samples: string) => held(shown(samples, {basis: 'vcpu'}).memory)[0]?.since;
    expect(of('wwwww')).toBe(2);
    expect(of('wwwcccc')).toBe(2);
    expect(of('www...www')).toBe(8);
  });
});

describe('subjects and rules', () => {
  it('are held apart', () => {
    let memory: Memory = new Map();
    for (const index of [0, 1, 2, 3]) {
      const seen = ['u1', ...(index > 1 ? ['u2'] : [])].map((subject) => ({
        rule: 'r',
        symptom: {subject, severity: 'warn' as const, weight: 1, basis: 'vcpu' as const},
      }));
      memory = remember(memory, [...seen, ...seen.map((one) => ({...one, rule: 's'}))], () => index, index);
    }
    expect(held(memory).map(({rule, symptom}) => `${rule} ${symptom.subject}`)).toEqual(['r u1', 's u1']);
  });
});
