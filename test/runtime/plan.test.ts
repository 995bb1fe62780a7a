import {describe, expect, it} from 'vitest';
import {dearGroups, type StatGroup} from '../../source/model/sample.ts';
import {afterHearing, afterMissing, type Monitor, unheard} from '../../source/runtime/monitor.ts';
import {type Known, type PlanInput, planBounds, planDear} from '../../source/runtime/plan.ts';

const now = 1_000_000;

function domain(
  uuid: string,
  {age = 0, active = true, still = false, stuckFor}: Partial<Known> & {age?: number; stuckFor?: number} = {},
): Known {
  const heard = age === Number.POSITIVE_INFINITY ? unheard : afterHearing(unheard, dearGroups, now - age);
  const monitor: Monitor = stuckFor === undefined ? heard : afterMissing(heard, true, now - stuckFor);
  return {uuid, active, still, monitor};
}

function plan(domains: readonly Known[], wanted: Partial<PlanInput['wanted']> = {}, intervalMs = 2000) {
  const asks = planDear({domains, wanted: {visible: [], groups: [], sortGroups: [], ...wanted}, now, intervalMs});
  return asks.map(({groups, uuids}) => `${groups.join('+')}: ${uuids?.join(' ')}`);
}

describe('planDear', () => {
  it('asks nothing of nobody', () => {
    expect(plan([])).toEqual([]);
  });

  it('asks for the groups on screen, of the domains on screen, and for one more domain in rotation', () => {
    const domains = [domain('a'), domain('b'), domain('c', {age: 5000}), domain('d', {age: 9000})];
    expect(plan(domains, {visible: ['a', 'b'], groups: ['state', 'vcpu', 'balloon']})).toEqual([
      'vcpu+balloon: a b',
      'vcpu+balloon+block: d',
    ]);
  });

  it('walks the ones longest unheard first, however they are listed', () => {
    const ages = [3000, 29_000, 7000, 28_000];
    expect(
      plan(
        ages.map((age) => domain(`${age}`, {age})),
        {},
        10_000,
      ),
    ).toEqual(['vcpu+balloon+block: 29000 28000']);
  });

  it('asks domains that stand still in rotation only, on screen or not', () => {
    const domains = [domain('a', {still: true}), domain('b'), domain('c', {still: true, age: 9000})];
    expect(plan(domains, {visible: ['a', 'b', 'c'], groups: dearGroups, sortGroups: ['vcpu']})).toEqual([
      'vcpu+balloon+block: b c',
    ]);
  });

  it('asks for what sort and filter need of all', () => {
    const domains = [domain('a'), domain('b', {age: 3000}), domain('c', {age: 9000})];
    expect(plan(domains, {visible: ['b'], groups: ['balloon'], sortGroups: ['vcpu', 'state']})).toEqual([
      'vcpu+balloon: b',
      'vcpu: a',
      'vcpu+balloon+block: c',
    ]);
  });

  it('does not spend the rotation on domains that are asked for everything anyway', () => {
    const domains = [domain('a', {age: 20_000}), domain('b')];
    expect(plan(domains, {visible: ['a'], groups: dearGroups})).toEqual(['vcpu+balloon+block: a b']);
  });

  it('catches up with domains that were never asked in portions', () => {
    const domains = Array.from({length: 120}, (_, index) => domain(`${index}`, {age: Number.POSITIVE_INFINITY}));
    const asks = planDear({domains, wanted: {visible: [], groups: [], sortGroups: []}, now, intervalMs: 100});
    expect(asks.flatMap(({uuids}) => uuids)).toHaveLength(planBounds.newPerTick);
  });

  it('asks shut off domains once, and then rarely, for what needs no monitor', () => {
    const off = {active: false};
    const domains = [
      domain('new', {...off, age: Number.POSITIVE_INFINITY}),
      domain('known', {...off, age: planBounds.dormantAgeMs - 1}),
      domain('old', {...off, age: planBounds.dormantAgeMs}),
    ];
    expect(plan(domains, {visible: ['known'], groups: dearGroups, sortGroups: dearGroups})).toEqual([
      'vcpu+balloon: new old',
    ]);
  });

  it('asks a stuck domain apart, last, and not before its time', () => {
    const domains = [domain('early', {stuckFor: 1000}), domain('due', {stuckFor: 10_000}), domain('a')];
    const wanted = {visible: ['early', 'due', 'a'], groups: dearGroups, sortGroups: dearGroups};
    expect(plan(domains, wanted)).toEqual(['vcpu+balloon+block: a', 'vcpu+balloon+block: due']);
  });

  it('asks no more domains at once than one stuck domain may hold up', () => {
    const domains = Array.from({length: 120}, (_, index) => domain(`${index}`));
    const asks = planDear({domains, wanted: {visible: [], groups: [], sortGroups: ['vcpu']}, now, intervalMs: 2000});
    expect(Math.max(...asks.map(({uuids}) => uuids?.length ?? 0))).toBeLessThanOrEqual(planBounds.domainsPerAsk);
    expect(new Set(asks.flatMap(({uuids}) => uuids)).size).toBe(120);
  });

  it.each([
    [10, 2000],
    [100, 2000],
    [1000, 2000],
    [1000, 300],
    [7, 45_000],
  ])('keeps the dear groups of %i domains within their bound at a tick each %i ms', (count, intervalMs) => {
    let known = Array.from({length: count}, (_, index) => domain(`${index}`, {age: index % 3000}));
    let oldest = 0;
    for (let time = now; time < now + 200_000; time += intervalMs) {
      const asks = planDear({
        domains: known,
        wanted: {visible: ['1'], groups: ['vcpu'], sortGroups: []},
        now: time,
        intervalMs,
      });
      const heard = new Map(asks.flatMap(({uuids = [], groups}) => uuids.map((uuid) => [uuid, groups] as const)));
      known = known.map((each) => {
        const groups: readonly StatGroup[] = heard.get(each.uuid) ?? [];
        return {...each, monitor: afterHearing(each.monitor, groups, time)};
      });
      oldest = Math.max(
        oldest,
        ...known.map(({monitor}) => time - Math.min(...dearGroups.map((group) => monitor.asked[group] ?? 0))),
      );
    }
    expect(oldest).toBeLessThanOrEqual(Math.max(planBounds.activeAgeMs, intervalMs));
  });
});
