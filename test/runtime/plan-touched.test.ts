import {expect, it} from 'vitest';
import {unheard} from '../../source/runtime/monitor.ts';
import type {Ask, Known} from '../../source/runtime/plan.ts';
import {planTouched} from '../../source/runtime/plan-touched.ts';

const now = 10_000;
const domain = (part: Partial<Known> = {}): Known => ({
  uuid: 'a',
  active: true,
  still: false,
  monitor: unheard,
  ...part,
});
const read = (at: number) => domain({monitor: {asked: {balloon: at}, misses: 0}});
const asks = (domains: readonly Known[], planned: readonly Ask[] = []) =>
  planTouched(domains, new Set(['a']), planned).flatMap(({uuids}) => uuids ?? []);

it.each<[string, Known, readonly Ask[], readonly string[]]>([
  ['never read', domain(), [], ['a']],
  ['read just now', read(now), [], ['a']],
  ['asked anyway', domain(), [{groups: ['vcpu', 'balloon'], uuids: ['a']}], []],
  ['asked for something else', domain(), [{groups: ['vcpu'], uuids: ['a']}], ['a']],
  ['of a domain that was shut off', domain({active: false}), [], []],
  ['of a domain that is stuck', domain({monitor: {asked: {}, misses: 2, retryAt: now}}), [], []],
  ['of which nobody told', domain({uuid: 'b'}), [], []],
])('a balloon %s', (_, known, planned, expected) => {
  expect(asks([known], planned)).toEqual(expected);
});
