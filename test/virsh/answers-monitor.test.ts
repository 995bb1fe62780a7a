import {describe, expect, it} from 'vitest';
import {type Sample, statGroups} from '../../source/model/sample.ts';
import {answersMonitor} from '../../source/virsh/answers-monitor.ts';
import {parseDomstats} from '../../source/virsh/parse/domstats.ts';
import {fixture} from './fixture.ts';

/** net1's QEMU is stopped and a call hangs in it; blind has no balloon device; o is shut off. */
const wedged = parseDomstats(fixture('virsh/domstats-wedged.txt'));
const fine = [
  ...parseDomstats(fixture('domstats.txt')),
  ...parseDomstats(fixture('virsh/domstats-before-wedge.txt')),
  ...wedged.filter(({name}) => name !== 'net1'),
];
const stuck = wedged.filter(({name}) => name === 'net1');

/** The sample as if only these groups had been asked for. */
function asked(sample: Sample, groups: readonly string[]): Sample {
  return Object.fromEntries(
    Object.entries(sample).filter(([key]) => key === 'name' || groups.includes(key)),
  ) as unknown as Sample;
}

it('has both kinds recorded', () => {
  expect(stuck).toHaveLength(1);
  expect(fine.map(({name}) => name)).toEqual(expect.arrayContaining(['blind', 'o', 'old-ci', 'net1']));
});

describe.each([['balloon'], ['block'], ['balloon', 'block'], ['balloon', 'vcpu', 'block', 'cpu-total']])(
  'asked for %s',
  (...groups) => {
    it.each(stuck.map((sample) => [sample.name, sample] as const))('%s does not answer', (_, sample) => {
      expect(answersMonitor(asked(sample, ['state', ...groups]))).toBe(false);
    });
    it.each(fine.map((sample) => [sample.name, sample] as const))('%s answers', (_, sample) => {
      expect(answersMonitor(asked(sample, ['state', ...groups]))).toBe(true);
    });
  },
);

it.each(statGroups.filter((group) => group !== 'balloon' && group !== 'block'))('%s is no evidence', (group) => {
  for (const sample of stuck) expect(answersMonitor(asked(sample, ['state', group]))).toBe(true);
});

it.each<[string, Sample]>([
  ['an empty drive', {name: 'a', state: {state: 'running'}, block: [{name: 'sda'}]}],
  ['a driver without figures', {name: 'a', state: {state: 'running'}}],
  ['a domain of unknown state', {name: 'a', balloon: {currentBytes: 1, maximumBytes: 1}}],
])('%s is no evidence', (_, sample) => {
  expect(answersMonitor(sample)).toBe(true);
});
