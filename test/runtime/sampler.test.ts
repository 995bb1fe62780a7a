import {beforeEach, describe, expect, it} from 'vitest';
import type {Poll} from '../../source/model/poll.ts';
import {dearGroups} from '../../source/model/sample.ts';
import {createSampler, type Sampler, type Scope} from '../../source/runtime/sampler.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';
import {createFakeLibvirt, type FakeDomain, type FakeLibvirt} from './fake-libvirt.ts';
import {fakeMachine} from './fake-machine.ts';

let clock: FakeClock;
let libvirt: FakeLibvirt;
let sampler: Sampler;
let visible: readonly FakeDomain[];

beforeEach(() => {
  clock = createFakeClock();
  libvirt = createFakeLibvirt(clock);
  sampler = createSampler(libvirt.virsh, clock, fakeMachine);
  visible = [libvirt.add('db1', 1), libvirt.add("it's grün", 2), libvirt.add('off')];
});

/** Polls, and lets as much time pass as that takes. */
async function poll(scope: Scope = 'full'): Promise<Poll & {readonly tookMs: number}> {
  const start = clock.now();
  const wanted = {visible: visible.map(({uuid}) => uuid), groups: dearGroups, sortGroups: []};
  const result: Promise<Poll | VirshError> = sampler.poll(scope, wanted, 2000).catch((error) => error);
  let done: Poll | VirshError | undefined;
  void result.then((value) => {
    done = value;
  });
  while (!done) await clock.pass(10);
  if (done instanceof VirshError) throw done;
  return {...done, tookMs: done.at - start};
}

const answeredFor = ({answers}: Poll, group: string) =>
  answers
    .filter(({groups}) => groups.some((each) => each === group))
    .flatMap(({samples}) => samples.map(({sample}) => sample.name));

describe('a poll', () => {
  it('lists at first, and not again while nothing speaks against it', async () => {
    expect((await poll()).identities).toHaveLength(3);
    expect((await poll()).identities).toBeUndefined();
    await clock.pass(60_000);
    expect((await poll()).identities).toHaveLength(3);
  });

  it('asks the cheap groups of all, the dear ones of those on screen, and a shut off domain rarely', async () => {
    const first = await poll();
    expect(answeredFor(first, 'state')).toEqual(['db1', "it's grün", 'off']);
    expect(answeredFor(first, 'balloon')).toEqual(['db1', "it's grün", 'off']);
    expect(answeredFor(await poll(), 'balloon')).toEqual(['db1', "it's grün"]);
  });

  it('takes the records of an answer as read one after the other', async () => {
    libvirt.tookMs = 300;
    const {answers} = await poll('refresh');
    expect(answers[0]?.samples.map(({at}) => at)).toEqual([1400, 1500, 1600]);
  });

  it('after an event reads list and states, and no counters', async () => {
    await poll();
    libvirt.asked.length = 0;
    const {answers, host, identities} = await poll('refresh');
    expect(libvirt.asked.map(({line}) => line)).toEqual([
      'list --all --uuid --name --id',
      'domstats --raw --nowait --state',
    ]);
    expect(answers.map(({groups}) => groups)).toEqual([['state']]);
    expect([host, identities?.length]).toEqual([undefined, 3]);
  });

  it.each([
    ['a new domain', () => libvirt.add('new', 9), ['db1', "it's grün", 'off', 'new']],
    [
      'a renamed one',
      () => Object.assign(libvirt.domains[2] ?? {}, {name: 'renamed'}),
      ['db1', "it's grün", 'renamed'],
    ],
    ['a vanished one', () => libvirt.domains.pop(), ['db1', "it's grün"]],
    ['a started one', () => Object.assign(libvirt.domains[2] ?? {}, {id: 9}), ['db1', "it's grün", 'off']],
  ])('finds %s in the same poll', async (_, happen, names) => {
    await poll();
    happen();
    expect((await poll()).identities?.map(({name}) => name)).toEqual(names);
  });

  it('asks the others when one has gone between list and question', async () => {
    await poll();
    libvirt.domains.shift();
    const {answers} = await poll('rest');
    expect(answers.flatMap(({samples}) => samples.map(({sample}) => sample.name))).toEqual(["it's grün"]);
  });

  it('is quiet about a driver that has no domstats', async () => {
    libvirt.virsh.ask = async (argv) => {
      if (argv[0] !== 'domstats') return '';
      throw new VirshError('unsupported', 'not supported by the connection driver', argv);
    };
    expect((await poll()).answers.flatMap(({samples}) => samples)).toEqual([]);
  });

  it('fails when libvirt is gone', async () => {
    libvirt.down = 'Failed to connect socket';
    await expect(poll()).rejects.toThrow('Failed to connect socket');
  });
});

describe('what triage needs', () => {
  it('comes with the polls that have time for it', async () => {
    for (let index = 0; index < 9; index += 1) libvirt.add(`more${index}`, 10 + index);
    const counts = async (scope: Scope) => {
      const {definitions, processes, extras} = await poll(scope);
      return [definitions?.size, processes?.size, extras?.arch];
    };
    const identified = sampler.identify();
    await clock.pass(100);
    await identified;
    expect(await counts('first')).toEqual([undefined, 11, 'x86_64']);
    expect(await counts('refresh')).toEqual([undefined, undefined, undefined]);
    expect(await counts('rest')).toEqual([5, undefined, undefined]);
    expect(await counts('full')).toEqual([5, undefined, undefined]);
    expect(await counts('relist')).toEqual([2, undefined, undefined]);
    expect(await counts('full')).toEqual([undefined, undefined, undefined]);
    await clock.pass(10_000);
    expect(await counts('full')).toEqual([undefined, 11, 'x86_64']);
  });

  it('is there as a whole when it is asked for', async () => {
    for (let index = 0; index < 90; index += 1) libvirt.add(`more${index}`, 10 + index);
    expect((await poll('whole')).definitions?.size).toBe(93);
  });

  it('is read again after an event', async () => {
    await poll('whole');
    sampler.redefined('db1');
    expect((await poll()).definitions?.size).toBe(1);
  });

  it('is left out for the sake of an event', async () => {
    const answer = sampler.poll('rest', {visible: [], groups: [], sortGroups: []}, 2000, {
      ballooned: new Set(),
      isUrgent: () => true,
    });
    await clock.pass(100);
    expect((await answer).definitions).toBeUndefined();
    expect((await poll()).definitions?.size).toBe(3);
  });

  it('is not asked of a wedged domain', async () => {
    libvirt.domains.forEach((domain) => {
      domain.wedged = domain.name === 'db1';
    });
    expect((await poll('whole')).definitions?.has(libvirt.domains[0]?.uuid ?? '')).toBe(false);
  });
});

describe('a wedged domain', () => {
  async function wedge(index: number): Promise<FakeDomain> {
    const domain = libvirt.domains[index];
    if (!domain) throw new Error('no such domain');
    domain.wedged = true;
    return domain;
  }

  it('delays one poll, is named in it, and all others have their numbers', async () => {
    await poll();
    const {uuid} = await wedge(0);
    const held = await poll();
    expect(held.tookMs).toBeGreaterThanOrEqual(2000);
    expect(held.tookMs).toBeLessThan(3000);
    expect(held.stuck).toEqual([uuid]);
    expect(answeredFor(held, 'balloon')).toContain("it's grün");
    for (let tick = 0; tick < 20; tick += 1) {
      const next = await poll();
      expect(next.tookMs).toBeLessThan(200);
      expect(answeredFor(next, 'cpu-total')).toContain("it's grün");
      await clock.pass(2000);
    }
  });

  it.each(['first', 'rest'] as const)('is found by a poll of scope %s too', async (scope) => {
    await poll();
    const {uuid} = await wedge(1);
    expect((await poll(scope)).stuck).toEqual([uuid]);
  });

  it('is not asked with the others, but again and again by itself, and recovers', async () => {
    await poll();
    const domain = await wedge(0);
    await poll();
    expect(answeredFor(await poll(), 'balloon')).toEqual(["it's grün"]);
    await clock.pass(5000);
    expect((await poll()).stuck).toEqual([domain.uuid]);
    domain.wedged = false;
    await clock.pass(30_000);
    const well = await poll();
    expect(well.stuck).toEqual([]);
    expect(answeredFor(well, 'balloon')).toContain('db1');
    expect(answeredFor(await poll(), 'balloon')).toContain('db1');
  });

  it('may have company: each costs one poll', async () => {
    await poll();
    await wedge(0);
    await wedge(1);
    const stuck: string[][] = [];
    for (let tick = 0; tick < 4; tick += 1) {
      stuck.push([...(await poll().catch(() => ({stuck: []}))).stuck]);
      await clock.pass(2000);
    }
    expect(new Set(stuck.flat()).size).toBe(2);
    expect((await poll()).tookMs).toBeLessThan(200);
  });

  it('is forgiven once when it was only busy with the question of another client', async () => {
    await poll();
    const [domain] = libvirt.domains;
    const {ask} = libvirt.virsh;
    libvirt.virsh.ask = async (argv, timeoutMs) => (await ask(argv, timeoutMs)).replace(/ {2}balloon\.rss=\d+\n/, '');
    const busy = await poll();
    expect(busy.stuck).toEqual([]);
    expect(answeredFor(busy, 'balloon')).toEqual(["it's grün"]);
    await clock.pass(2000);
    expect((await poll()).stuck).toEqual([domain?.uuid]);
  });
});

describe('a slow host', () => {
  it.each(['rest', 'full'] as const)('gets more time instead of a culprit, in polls of scope %s', async (scope) => {
    await poll();
    libvirt.tookMs = 3000;
    const polls = [await poll(scope).catch(() => undefined), await poll(scope).catch(() => undefined)];
    expect(polls.flatMap((each) => each?.stuck ?? [])).toEqual([]);
    expect(answeredFor(await poll(scope), 'balloon')).toEqual(['db1', "it's grün"]);
  });
});
