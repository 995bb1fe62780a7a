import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import type {Connection} from '../../source/model/connection.ts';
import {createPoller, type Poller} from '../../source/runtime/poller.ts';
import {createSampler} from '../../source/runtime/sampler.ts';
import type {Action} from '../../source/state/action.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';
import {createFakeLibvirt, type FakeLibvirt} from './fake-libvirt.ts';
import {fakeMachine} from './fake-machine.ts';

let clock: FakeClock;
let libvirt: FakeLibvirt;
let poller: Poller;
let actions: {readonly at: number; readonly action: Action}[];
let connections: boolean[];
let delayMs: number;
let faults: unknown[];

beforeEach(() => {
  clock = createFakeClock();
  libvirt = createFakeLibvirt(clock);
  libvirt.add('db1', 1);
  actions = [];
  connections = [];
  faults = [];
  delayMs = 2000;
  poller = createPoller({
    sampler: createSampler(libvirt.virsh, clock, fakeMachine),
    clock,
    uri: undefined,
    dispatch: (action) => actions.push({at: clock.now(), action}),
    wanted: () => ({visible: [], groups: [], sortGroups: []}),
    delayMs: () => delayMs,
    onConnection: (stands) => connections.push(stands),
  });
  // Begins to ask when time begins to pass, so that a test can say how things stand.
  void clock.sleep(0, new AbortController().signal).then(() => poller.run().catch((fault) => faults.push(fault)));
});

afterEach(() => {
  poller.stop();
  expect(faults).toEqual([]);
});

/** When questions for counters of all domains were asked, since the start in milliseconds. */
const ticks = () => libvirt.asked.filter(({line}) => line.includes('--interface')).map(({at}) => at - 1000);
const states = () =>
  actions.flatMap(({action}) => (action.type === 'connection' ? [action.connection] : [])) as readonly Connection[];
const lasting = () => states().map(({status}) => status);

describe('the poller', () => {
  it('shows a first picture at once, has the first rates after a second, and then keeps its pace', async () => {
    await clock.pass(9000);
    expect(actions.map(({action}) => action.type).slice(0, 4)).toEqual([
      'polled',
      'identified',
      'connection',
      'polled',
    ]);
    expect(ticks().map((at) => Math.round(at / 100) / 10)).toEqual([0, 1, 3, 5, 7, 9]);
  });

  it('never has two polls at once, and leaves a slow host a pause', async () => {
    await clock.pass(3000);
    libvirt.tookMs = 1500;
    await clock.pass(60_000);
    const times = ticks().slice(3);
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(1500 * 1.25);
  });

  it('polls at once when it is told to, and when the delay has become shorter', async () => {
    delayMs = 60_000;
    poller.reconsider();
    await clock.pass(10_000);
    const before = ticks().length;
    poller.pollNow();
    await clock.pass(100);
    expect(ticks()).toHaveLength(before + 1);
    delayMs = 5000;
    poller.reconsider();
    await clock.pass(5100);
    expect(ticks()).toHaveLength(before + 2);
  });

  it('reads list and states once for a bunch of events, right after them', async () => {
    await clock.pass(1500);
    libvirt.asked.length = 0;
    for (let event = 0; event < 5; event += 1) poller.refreshSoon();
    await clock.pass(200);
    expect(libvirt.asked.map(({line}) => line)).toEqual([
      'list --all --uuid --name --id',
      'domstats --raw --nowait --state',
    ]);
    expect(ticks()).toEqual([]);
  });

  it('spends no more than a fifth of the time on a storm of events', async () => {
    delayMs = 3_600_000;
    await clock.pass(1500);
    libvirt.asked.length = 0;
    for (let event = 0; event < 1000; event += 1) {
      poller.refreshSoon();
      await clock.pass(10);
    }
    expect(libvirt.asked.length * libvirt.tookMs).toBeLessThanOrEqual(10_000 / 5 + 50);
    expect(libvirt.asked.length).toBeGreaterThan(10);
  });
});

describe('an event during a tick', () => {
  const kinds = () =>
    libvirt.asked.map(({line}) =>
      line.startsWith('list') ? 'list' : (/--(interface|balloon|state)/.exec(line)?.[1] ?? line),
    );
  const cut = () => libvirt.asked.map(({line}) => line.replace(/ --uuid.*| --raw --nowait/g, ''));

  it('is looked at before the dear questions, which come right after', async () => {
    delayMs = 10_000;
    await clock.pass(1500);
    libvirt.tookMs = 200;
    poller.pollNow();
    await clock.pass(50);
    libvirt.asked.length = 0;
    poller.refreshSoon();
    const before = actions.length;
    await clock.pass(1000);
    expect(cut().map((line) => line.replace(/ --vcpu.*/, ' …'))).toEqual([
      'list --all',
      'domstats --state',
      'domstats …',
    ]);
    const dispatched = actions.slice(before).map(({at}) => at);
    expect(dispatched.map((at) => at - (dispatched[0] ?? 0))).toEqual([0, 400, 600]);
  });

  it('keeps no dear question from being asked, however many there are', async () => {
    delayMs = 1000;
    libvirt.tookMs = 100;
    await clock.pass(2000);
    libvirt.asked.length = 0;
    for (let event = 0; event < 1000; event += 1) {
      poller.refreshSoon();
      await clock.pass(10);
    }
    expect(kinds().filter((kind) => kind === 'balloon').length).toBeGreaterThan(5);
  });
});

describe('a lost connection', () => {
  it('is told with what to do, tried again with back-off, and right again by itself', async () => {
    await clock.pass(4000);
    libvirt.down = 'Failed to connect socket';
    await clock.pass(20_000);
    expect(states().at(-1)).toMatchObject({status: 'lost', reason: 'Failed to connect socket', advice: 'Start it.'});
    const waits = states().flatMap((state) => (state.status === 'lost' ? [state.retryAt - state.since] : []));
    expect(waits.map((ms) => Math.round(ms / 1000))).toEqual([1, 3, 7, 15, 31]);
    libvirt.down = undefined;
    libvirt.domains.length = 0;
    libvirt.add('other', 4);
    await clock.pass(31_000);
    expect(states().at(-1)).toEqual({status: 'connected', uri: 'qemu:///system'});
    expect(connections).toEqual([true, false, true]);
    const lists = actions.flatMap(({action}) => (action.type === 'polled' ? [action.poll.identities ?? []] : []));
    expect(lists.flat().at(-1)?.name).toBe('other');
    expect(actions.filter(({action}) => action.type === 'identified')).toHaveLength(2);
  });

  it('may be the first thing there is', async () => {
    libvirt.down = 'no such host';
    await clock.pass(500);
    expect(lasting()).toEqual(['lost']);
    libvirt.down = undefined;
    await clock.pass(2000);
    expect([lasting(), connections]).toEqual([['lost', 'connected'], [true]]);
  });

  it('is tried at once when told to', async () => {
    await clock.pass(4000);
    libvirt.down = 'gone';
    await clock.pass(40_000);
    libvirt.down = undefined;
    poller.pollNow();
    await clock.pass(500);
    expect(lasting().at(-1)).toBe('connected');
  });

  it('is what three time-outs in a row amount to, but not one', async () => {
    await clock.pass(4000);
    libvirt.tookMs = 100_000;
    await clock.pass(10_000);
    expect(lasting()).not.toContain('lost');
    await clock.pass(100_000);
    expect(lasting()).toContain('lost');
  });
});

describe('stop', () => {
  it('ends the loop, and says nothing of what is still under way', async () => {
    await clock.pass(4000);
    libvirt.tookMs = 500;
    await clock.pass(1100);
    poller.stop();
    const before = actions.length;
    await clock.pass(60_000);
    expect(actions).toHaveLength(before);
  });
});
