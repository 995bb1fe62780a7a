import {describe, expect, it} from 'vitest';
import type {Identity} from '../../source/model/domain.ts';
import {applyPoll} from '../../source/model/inventory.ts';
import type {Sample, StatGroup} from '../../source/model/sample.ts';
import {answer, poll, polled} from './build.ts';

const db1: Identity = {uuid: 'u1', name: 'db1', id: 1};
const web: Identity = {uuid: 'u2', name: 'web', id: 2};

const cheap = ['state', 'cpu-total', 'interface'] as const;
const running = (name: string, timeNs: number, more: Partial<Sample> = {}): Sample => ({
  name,
  state: {state: 'running'},
  'cpu-total': {timeNs},
  ...more,
});
const off = (name: string): Sample => ({name, state: {state: 'shut off', reason: 2}});

/** A poll of the cheap groups at a time, of the domains listed when there is a list. */
const cheapPoll = (at: number, identities: readonly Identity[] | undefined, ...samples: readonly Sample[]) =>
  poll(at, {identities, answers: [answer(at, cheap, ...samples)]});

describe('applyPoll and the list of domains', () => {
  const known = polled(poll(0, {identities: [db1, web]}));

  it.each([
    {
      name: 'adds a new domain where the list has it',
      list: [db1, {uuid: 'u3', name: 'new'}, web],
      names: ['db1', 'new', 'web'],
    },
    {name: 'drops one that vanished', list: [web], names: ['web']},
    {name: 'renames by the uuid', list: [{...db1, name: 'db9'}, web], names: ['db9', 'web']},
    {
      name: 'lets two domains swap names',
      list: [
        {...db1, name: 'web'},
        {...web, name: 'db1'},
      ],
      names: ['web', 'db1'],
    },
  ])('$name', ({list, names}) => {
    const domains = applyPoll(known, poll(1000, {identities: list}));
    expect([...domains.values()].map(({name}) => name)).toEqual(names);
    expect([...domains.keys()]).toEqual(list.map(({uuid}) => uuid));
  });

  it('keeps the very same objects when nothing is new', () => {
    expect(applyPoll(known, poll(1000, {identities: [{...db1}, {...web}]}))).toBe(known);
    expect(applyPoll(known, poll(1000))).toBe(known);
    const next = applyPoll(known, cheapPoll(1000, undefined, running('web', 1)));
    expect(next.get('u1')).toBe(known.get('u1'));
    expect(next.get('u2')).not.toBe(known.get('u2'));
  });

  it('keeps the numbers of a renamed domain, and gives it the samples of its new name', () => {
    const domains = polled(
      cheapPoll(0, [db1], running('db1', 0)),
      cheapPoll(1000, [{...db1, name: 'db2'}], running('db2', 5e8)),
    );
    expect(domains.get('u1')?.rates['cpu-total']?.percent).toBe(50);
  });

  it('ignores samples of names that nobody has', () => {
    expect(applyPoll(known, cheapPoll(1000, undefined, running('ghost', 1)))).toBe(known);
  });

  it('does not change the maps and domains that it was given', () => {
    const frozen = polled(cheapPoll(0, [db1], running('db1', 0)));
    const domain = frozen.get('u1');
    const copy = structuredClone(domain);
    applyPoll(frozen, cheapPoll(1000, [web], running('web', 0)));
    applyPoll(frozen, cheapPoll(1000, undefined, running('db1', 1e9)));
    expect([...frozen.keys()]).toEqual(['u1']);
    expect(domain).toEqual(copy);
  });
});

describe('applyPoll and samples', () => {
  it('has no rate after the first sample, and one after the second, at the time of the record', () => {
    const first = cheapPoll(0, [db1], running('db1', 0));
    expect(polled(first).get('u1')?.rates['cpu-total']).toBeUndefined();
    const late = poll(9000, {answers: [answer(2000, cheap, running('db1', 1e9))]});
    expect(polled(first, late).get('u1')?.rates['cpu-total']?.percent).toBe(50);
  });

  it('takes only the groups that were asked for', () => {
    const sample = running('db1', 7, {vcpu: {current: 1, domainTimeNs: 7, vcpus: []}});
    const domain = polled(poll(0, {identities: [db1], answers: [answer(0, ['vcpu'], sample)]})).get('u1');
    expect(Object.keys(domain?.readings ?? {})).toEqual(['vcpu']);
  });

  it('keeps the reading and rates of a group that an answer lacks', () => {
    const domains = polled(
      cheapPoll(0, [db1], running('db1', 0)),
      cheapPoll(1000, undefined, running('db1', 5e8)),
      cheapPoll(2000, undefined, {name: 'db1', state: {state: 'running'}}),
    );
    const domain = domains.get('u1');
    expect(domain?.readings['cpu-total']?.at).toBe(1000);
    expect(domain?.readings.state?.at).toBe(2000);
    expect(domain?.rates['cpu-total']?.percent).toBe(50);
  });

  it('takes several answers of one poll, each at its own time', () => {
    const dear = answer(1500, ['balloon'], {name: 'db1', balloon: {currentBytes: 5}});
    const domain = polled(poll(2000, {identities: [db1], answers: [answer(1000, cheap, running('db1', 0)), dear]})).get(
      'u1',
    );
    expect(domain?.readings).toMatchObject({'cpu-total': {at: 1000}, balloon: {at: 1500, value: {currentBytes: 5}}});
  });
});

describe('applyPoll and a new life', () => {
  const vcpu = {current: 2, maximum: 4, domainTimeNs: 1, vcpus: [{index: 0, timeNs: 1}]};
  const balloon = {currentBytes: 1, maximumBytes: 2, rssBytes: 3};
  const full = ['state', 'cpu-total', 'vcpu', 'balloon'] as const;
  const fullPoll = (at: number, identities: readonly Identity[] | undefined, sample: Sample) =>
    poll(at, {identities, answers: [answer(at, full, sample)]});
  const lived = [
    fullPoll(0, [db1], running('db1', 0, {vcpu, balloon})),
    fullPoll(1000, undefined, running('db1', 5e8, {vcpu, balloon})),
  ];

  it('forgets what was counted when the id changed between polls', () => {
    const again = {...db1, id: 7};
    const domain = polled(...lived, cheapPoll(2000, [again], running('db1', 9e8))).get('u1');
    expect(domain).toMatchObject({id: 7, rates: {}});
    expect(Object.keys(domain?.readings ?? {})).toEqual(['state', 'cpu-total']);
    expect(domain?.trend.at(-1)).toEqual({at: 2000, value: undefined});
  });

  it('has rates again after the second sample of the new life', () => {
    const again = {...db1, id: 7};
    const domains = polled(
      ...lived,
      cheapPoll(2000, [again], running('db1', 9e8)),
      cheapPoll(3000, undefined, running('db1', 1e9)),
    );
    expect(domains.get('u1')?.rates['cpu-total']?.percent).toBeCloseTo(10);
  });

  it('has no rate of the interval when only the counters tell of the restart', () => {
    const domain = polled(...lived, cheapPoll(2000, undefined, running('db1', 1e8))).get('u1');
    expect(domain?.rates['cpu-total']).toBeUndefined();
    expect(domain?.trend.at(-1)?.value).toBeUndefined();
  });

  it.each([
    {name: 'its state', identities: undefined},
    {name: 'its state and the list', identities: [{uuid: 'u1', name: 'db1'}]},
  ])('shows no stale number of a domain that is off by $name', ({identities}) => {
    const domain = polled(...lived, cheapPoll(2000, identities, off('db1'))).get('u1');
    expect(domain?.id).toBeUndefined();
    expect(domain?.rates).toEqual({});
    expect(Object.keys(domain?.readings ?? {})).toEqual(['state']);
  });

  it('shows no stale number of a domain that the list says is off', () => {
    const domain = polled(...lived, poll(2000, {identities: [{uuid: 'u1', name: 'db1'}]})).get('u1');
    expect(domain).toMatchObject({readings: {}, rates: {}});
  });

  it('knows of a shut off domain what it will be given, and nothing that it would use', () => {
    const asleep = {...off('db1'), vcpu: {...vcpu, vcpus: [{index: 0}]}, balloon};
    const domain = polled(...lived, fullPoll(2000, undefined, asleep)).get('u1');
    expect(domain?.readings.vcpu?.value).toEqual({current: 2, maximum: 4, vcpus: []});
    expect(domain?.readings.balloon?.value).toEqual({maximumBytes: 2});
    expect(domain?.rates).toEqual({});
  });

  it('starts without losing an interval when the id comes after the state', () => {
    const asleep = cheapPoll(0, [{uuid: 'u1', name: 'db1'}], off('db1'));
    const started = cheapPoll(1000, undefined, running('db1', 0));
    const listed = cheapPoll(2000, [{...db1, id: 9}], running('db1', 5e8));
    expect(polled(asleep, started, listed).get('u1')).toMatchObject({id: 9, rates: {'cpu-total': {percent: 50}}});
  });

  it('has no rate from before a domain was off', () => {
    const domain = polled(
      ...lived,
      cheapPoll(2000, undefined, off('db1')),
      cheapPoll(3000, undefined, running('db1', 9e9)),
    );
    expect(domain.get('u1')?.rates['cpu-total']).toBeUndefined();
  });
});

describe('applyPoll and a monitor that does not answer', () => {
  const identities = [db1, web];
  const start = cheapPoll(0, identities, running('db1', 0), running('web', 0));
  const stuckAt = (at: number, ...stuck: readonly string[]) => poll(at, {stuck});
  const asks = (at: number, asked: readonly string[] | undefined, groups: readonly StatGroup[] = ['balloon']) =>
    poll(at, {answers: [{groups, asked, samples: []}]});

  it.each([
    {name: 'is stuck from the first poll that says so', polls: [stuckAt(1000, 'u1'), stuckAt(2000, 'u1')], since: 1000},
    {name: 'stays stuck while nobody asks', polls: [stuckAt(1000, 'u1'), poll(2000)], since: 1000},
    {name: 'stays stuck while others are asked', polls: [stuckAt(1000, 'u1'), asks(2000, ['u2'])], since: 1000},
    {
      name: 'stays stuck when the question needs no monitor',
      polls: [stuckAt(1000, 'u1'), asks(2000, undefined, ['state'])],
      since: 1000,
    },
    {
      name: 'stays stuck when the question is answered without the monitor',
      polls: [stuckAt(1000, 'u1'), asks(2000, undefined, ['vcpu'])],
      since: 1000,
    },
    {
      name: 'is never stuck while it is off',
      polls: [cheapPoll(500, undefined, off('db1')), stuckAt(1000, 'u1')],
      since: undefined,
    },
    {name: 'recovers once asked and not named', polls: [stuckAt(1000, 'u1'), asks(2000, ['u1'])], since: undefined},
    {name: 'recovers when all are asked', polls: [stuckAt(1000, 'u1'), asks(2000, undefined)], since: undefined},
    {
      name: 'is asked in vain again',
      polls: [stuckAt(1000, 'u1'), {...asks(2000, undefined), stuck: ['u1']}],
      since: 1000,
    },
    {
      name: 'is free when it is off',
      polls: [stuckAt(1000, 'u1'), cheapPoll(2000, undefined, off('db1'))],
      since: undefined,
    },
  ])('$name', ({polls, since}) => {
    const domains = polled(start, ...polls);
    expect(domains.get('u1')?.stuckSince).toBe(since);
    expect(domains.get('u2')?.stuckSince).toBeUndefined();
  });

  it('keeps the full reading from before, goes on with what needs no monitor, and takes scraps only for want of better', () => {
    const full = poll(500, {
      answers: [
        answer(500, ['vcpu', 'balloon'], {
          name: 'db1',
          vcpu: {current: 1, vcpus: []},
          balloon: {maximumBytes: 2, rssBytes: 1},
        }),
      ],
    });
    const scraps = poll(1000, {
      stuck: ['u1', 'u2'],
      answers: [
        answer(
          1000,
          [...cheap, 'vcpu', 'balloon'],
          running('db1', 1e9, {balloon: {maximumBytes: 2}, vcpu: {current: 1, vcpus: []}}),
          running('web', 1e9, {balloon: {maximumBytes: 4}}),
        ),
      ],
    });
    const domains = polled(start, full, scraps);
    expect(domains.get('u1')?.readings.balloon).toEqual({at: 500, value: {maximumBytes: 2, rssBytes: 1}});
    expect(domains.get('u1')?.readings.vcpu?.at).toBe(1000);
    expect(domains.get('u1')?.rates['cpu-total']?.percent).toBe(100);
    expect(domains.get('u2')?.readings.balloon).toEqual({at: 1000, value: {maximumBytes: 4}});
  });
});
