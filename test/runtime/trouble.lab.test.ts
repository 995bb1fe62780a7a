import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import type {Domain} from '../../source/model/domain.ts';
import {systemClock as clock} from '../../source/runtime/clock.ts';
import {thisMachine} from '../../source/runtime/machine.ts';
import {createPoller, type Poller} from '../../source/runtime/poller.ts';
import {createSampler} from '../../source/runtime/sampler.ts';
import {createStore} from '../../source/runtime/store.ts';
import {createEventWatcher, type EventWatcher} from '../../source/runtime/watch-events.ts';
import {initialState} from '../../source/state/initial.ts';
import {reduce} from '../../source/state/reduce.ts';
import {selectWanted} from '../../source/state/select/wanted.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {type Lab, startLab} from '../lab/lab.ts';

const delayMs = 250;
const store = createStore(initialState({size: {columns: 200, rows: 50}, delayMs}), reduce);
let timeouts = 0;
let lab: Lab;
let virsh: Virsh;
let poller: Poller;
let events: EventWatcher;

beforeAll(async () => {
  const idle = {memoryMiB: 16, system: false, start: 'paused'} as const;
  lab = await startLab({
    name: `poll-${process.pid % 100_000}`,
    guests: [
      {name: 'burner', cmdline: 'lab.burn=1', nice: 10},
      {...idle, name: 'wedge'},
      {...idle, name: 'other'},
    ],
  });
  virsh = counting(openVirsh({readOnly: false, env: {...process.env, ...lab.programEnv}}));
  events = createEventWatcher({virsh, clock, onEvent: () => poller.refreshSoon(), onEnd: () => poller.refreshSoon()});
  poller = createPoller({
    sampler: createSampler(virsh, clock, thisMachine),
    clock,
    uri: undefined,
    dispatch: store.dispatch,
    wanted: () => selectWanted(store.getState()),
    delayMs: () => store.getState().delayMs,
    onConnection: (stands) => (stands ? events.start() : events.stop()),
  });
  void poller.run();
  await eventually(() => expect(domain('burner').rates['cpu-total']?.percent).toBeGreaterThan(0));
});

afterAll(async () => {
  poller?.stop();
  events?.stop();
  await virsh?.close();
  await lab?.down();
});

/** The same virsh, with its time-outs counted. */
function counting(real: Virsh): Virsh {
  return {
    ...real,
    ask: (argv, timeoutMs) =>
      real.ask(argv, timeoutMs).catch((error) => {
        if (error instanceof VirshError && error.kind === 'timeout') timeouts += 1;
        throw error;
      }),
  };
}

function eventually(expectation: () => unknown): Promise<unknown> {
  return vi.waitFor(expectation, {timeout: 60_000, interval: 50});
}

function domain(name: string): Domain {
  const found = [...store.getState().world.domains.values()].find((each) => each.name === name);
  if (!found) throw new Error(`no ${name} in the state`);
  return found;
}

const readAt = (name: string) => domain(name).readings['cpu-total']?.at ?? 0;

describe('a stopped QEMU', () => {
  it('is shown as stuck, holds up one poll, and recovers by itself', async () => {
    const pid = await lab.pidOf('wedge');
    const before = timeouts;
    process.kill(pid, 'SIGSTOP');
    try {
      await eventually(() => expect(domain('wedge').stuckSince).toBeDefined());
      const held = timeouts;
      const reads = new Set<number>();
      await eventually(() => expect(reads.add(readAt('burner')).size).toBeGreaterThan(20));
      expect(held - before).toBe(1);
      expect(timeouts).toBe(held);
      expect(domain('wedge').stuckSince).toBeDefined();
      expect([domain('burner').stuckSince, domain('other').stuckSince]).toEqual([undefined, undefined]);
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await eventually(() => expect(domain('wedge').stuckSince).toBeUndefined());
  });
});

describe('an event', () => {
  it('brings the new state before the next tick', async () => {
    store.dispatch({type: 'delay', delayMs: 3_600_000});
    poller.reconsider();
    await lab.virsh(['destroy', 'other']);
    await eventually(() => expect(domain('other').readings.state?.value.state).toBe('shut off'));
    expect(domain('other').id).toBeUndefined();
    store.dispatch({type: 'delay', delayMs});
    poller.reconsider();
  });
});

describe('a libvirtd that is killed', () => {
  it('is told as lost with the last data kept, and is right again without a key press', async () => {
    const {id} = domain('burner');
    await lab.killDaemon();
    await eventually(() => expect(store.getState().world.connection.status).toBe('lost'));
    expect(store.getState().world.connection).toMatchObject({
      reason: expect.stringMatching(/\S/),
      advice: expect.stringMatching(/\S/),
    });
    expect(domain('burner').readings['cpu-total']).toBeDefined();
    const before = readAt('burner');
    await lab.startDaemon();
    await eventually(() => expect(store.getState().world.connection.status).toBe('connected'));
    await eventually(() => expect(readAt('burner')).toBeGreaterThan(before));
    expect(domain('burner').id).toBe(id);
    await lab.virsh(['start', 'other', '--paused']);
    await eventually(() => expect(domain('other').readings.state?.value.state).toBe('paused'));
  });
});
