import {expect, it} from 'vitest';
import type {Definition} from '../../source/model/facts.ts';
import {concernsOf, countsOf} from '../../source/triage/concerns.ts';
import type {DefinitionFacts} from '../../source/triage/facts/definition.ts';
import {factsOf} from '../../source/triage/facts-of.ts';
import {judge} from '../../source/triage/triage.ts';
import {facts, guest, host, now, wallSeconds} from './build.ts';

const domains = [
  guest('web1', {state: 'paused', stateReason: 5}),
  guest('db1', {vcpus: 2, cpu: 50, ready: 7}),
  guest('build7', {vcpus: 24, cpu: 700, ready: 1}),
];

it('marks each domain with the worst that is said of it', () => {
  expect(concernsOf(judge(facts(domains)))).toEqual(
    new Map([
      ['web1', {severity: 'crit', part: 'victim', finding: 'paused-io-error'}],
      ['db1', {severity: 'warn', part: 'victim', finding: 'cpu-contention'}],
      ['build7', {severity: 'warn', part: 'culprit', finding: 'cpu-contention'}],
    ]),
  );
});

it('counts by severity', () => {
  expect(countsOf(judge(facts(domains)))).toEqual({info: 0, warn: 2, crit: 1});
});

it('takes the definition as the model has it', () => {
  const definition: Definition = {
    vcpus: {current: 1, maximum: 1},
    memory: undefined,
    balloon: {model: 'none', periodSeconds: undefined},
    nvram: undefined,
    disks: [{target: 'vda', device: 'disk', source: undefined}],
    consoles: [],
    graphics: [],
    agent: 'none',
  };
  const definitions = new Map<string, DefinitionFacts>([['erp', definition]]);
  const {domain} = guest('erp', {vcpus: 1, balloon: {currentBytes: 1, maximumBytes: 1}});
  const found = judge(factsOf({now, wallSeconds, host: host(), domains: new Map([['erp', domain]]), definitions}));
  expect(found.map(({id}) => id)).toEqual(['balloon-no-device']);
});
