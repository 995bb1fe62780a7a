import {beforeEach, describe, expect, it} from 'vitest';
import {createKeeper, type Keeper} from '../../../source/runtime/versions/keeper.ts';
import type {VersionStore} from '../../../source/runtime/versions/store.ts';
import {VirshError} from '../../../source/virsh/errors.ts';
import {createFakeClock, type FakeClock} from '../fake-clock.ts';

/** The definitions of a libvirt, by what tells domains apart. */
let defined: Map<string, string>;
/** Those that run on without being defined. */
let transient: Set<string>;
let clock: FakeClock;
let keeper: Keeper;
let asked: string[];
let kept: string[];
let undefinedOnes: string[];
let faults: string[];
let tookMs: number;
let failure: Error | undefined;
let full: Error | undefined;

beforeEach(() => {
  clock = createFakeClock();
  defined = new Map([
    ['a', 'A1'],
    ['b', 'B1'],
    ['c', 'C1'],
  ]);
  transient = new Set();
  asked = [];
  kept = [];
  undefinedOnes = [];
  faults = [];
  tookMs = 2;
  failure = undefined;
  full = undefined;
  const newest = new Map<string, string>();
  const store = {
    folder: '/state',
    async keep(uuid, text) {
      if (newest.get(uuid) === text) return false;
      if (full) throw full;
      newest.set(uuid, text);
      kept.push(text.trim());
      return true;
    },
    async markUndefined(uuid) {
      undefinedOnes.push(uuid);
    },
  } as Partial<VersionStore> as VersionStore;
  keeper = createKeeper({virsh: {ask} as never, clock, store, onKept: () => {}, onFault: (text) => faults.push(text)});
});

async function ask(argv: readonly string[]): Promise<string> {
  const uuid = argv[0] === 'list' ? 'list' : (argv.at(-1) ?? '');
  asked.push(uuid);
  const answer =
    argv[0] === 'list' ? [...defined.keys()].filter((each) => !transient.has(each)).join('\n') : defined.get(uuid);
  await clock.sleep(tookMs, new AbortController().signal);
  if (failure) throw failure;
  if (answer === undefined) throw new VirshError('no-domain', 'failed to get domain', argv);
  return `${answer}\n\n`;
}

const lifecycle = (detail: string) => ({time: undefined, kind: 'lifecycle', domain: 'x', detail});

describe('the keeper', () => {
  it('asks for nothing before a connection stands', async () => {
    await clock.pass(10_000);
    expect(asked).toEqual([]);
  });

  it('keeps each definition, with a rest between two', async () => {
    keeper.start();
    await clock.pass(50);
    expect(asked).toEqual(['list']);
    await clock.pass(100);
    expect(asked).toEqual(['list', 'a']);
    await clock.pass(250);
    expect(kept).toEqual(['A1', 'B1', 'C1']);
    await clock.pass(60_000);
    expect(asked).toEqual(['list', 'a', 'b', 'c']);
  });

  it.each([
    [20, 180],
    [500, 500],
  ])('rests longer where an answer takes %d ms: %d ms', async (ms, restMs) => {
    tookMs = ms;
    keeper.start();
    await clock.pass(ms + restMs - 1);
    expect(asked).toEqual(['list']);
    await clock.pass(2);
    expect(asked).toEqual(['list', 'a']);
  });

  it('reads each again after a while, as not every change has an event', async () => {
    keeper.start();
    await clock.pass(1000);
    defined.set('b', 'B2');
    await clock.pass(299_000);
    expect(kept).not.toContain('B2');
    await clock.pass(2000);
    expect(kept).toEqual(['A1', 'B1', 'C1', 'B2']);
  });

  it.each<[string, string]>([
    ['lifecycle', 'Defined Updated'],
    ['lifecycle', 'Defined From Snapshot'],
    ['metadata-change', 'element'],
    ['device-added', 'net1'],
    ['device-removed', 'net1'],
  ])('reads one at once after the event %s %s', async (kind, detail) => {
    keeper.start();
    await clock.pass(1000);
    defined.set('b', 'B2');
    keeper.heard({...lifecycle(detail), kind}, 'b');
    await clock.pass(10);
    expect(kept.slice(3)).toEqual(['B2']);
  });

  it('reads one at once that was changed from here', async () => {
    keeper.start();
    await clock.pass(1000);
    defined.set('c', 'C2');
    keeper.changed('c');
    await clock.pass(10);
    expect(kept.slice(3)).toEqual(['C2']);
  });

  it.each(['Started Booted', 'Stopped Shutdown', 'Suspended Paused'])('reads nothing after %s', async (detail) => {
    keeper.start();
    await clock.pass(1000);
    keeper.heard(lifecycle(detail), 'a');
    await clock.pass(1000);
    expect(asked).toEqual(['list', 'a', 'b', 'c']);
  });

  it('finds a domain that nobody knew', async () => {
    keeper.start();
    await clock.pass(1000);
    defined.set('d', 'D1');
    keeper.heard(lifecycle('Defined Added'), undefined);
    await clock.pass(200);
    expect(kept).toContain('D1');
    expect(asked.slice(4)).toEqual(['list', 'd']);
  });

  it('marks a domain that was undefined, and reads it no more although it runs on', async () => {
    keeper.start();
    await clock.pass(1000);
    transient.add('a');
    keeper.heard(lifecycle('Undefined Removed'), 'a');
    keeper.changed('a');
    await clock.pass(1000);
    expect(undefinedOnes).toEqual(['a']);
    expect(asked.slice(4)).not.toContain('a');
  });

  it('takes a new name for no end', async () => {
    keeper.start();
    await clock.pass(1000);
    keeper.heard(lifecycle('Undefined Renamed'), 'a');
    await clock.pass(200);
    expect([undefinedOnes, asked.slice(4)]).toEqual([[], ['list', 'a']]);
  });

  it('begins anew with a new connection, and asks nothing without one', async () => {
    keeper.start();
    await clock.pass(1000);
    keeper.stop();
    defined.set('a', 'A2');
    keeper.changed('a');
    await clock.pass(400_000);
    expect(asked).toHaveLength(4);
    keeper.start();
    await clock.pass(1000);
    expect([asked.slice(4), kept.slice(3)]).toEqual([['list', 'a', 'b', 'c'], ['A2']]);
  });

  it('leaves out a domain that has gone meanwhile', async () => {
    keeper.start();
    await clock.pass(50);
    defined.delete('a');
    await clock.pass(1000);
    expect([kept, faults]).toEqual([['B1', 'C1'], []]);
  });

  it.each(['timeout', 'connection'] as const)('waits in silence where libvirt does not answer (%s)', async (kind) => {
    failure = new VirshError(kind, 'no answer', []);
    keeper.start();
    await clock.pass(20_000);
    expect(asked).toEqual(['list']);
    failure = undefined;
    await clock.pass(20_000);
    expect([kept, faults]).toEqual([['A1', 'B1', 'C1'], []]);
  });

  it('says once why it cannot read, and what to try', async () => {
    failure = new VirshError('denied', 'access denied', [], 'Ask the administrator.');
    keeper.start();
    await clock.pass(200_000);
    expect(faults).toEqual(['The definition could not be read to be kept: access denied. Ask the administrator.']);
  });

  it('says once that there is no room, and again when there was some meanwhile', async () => {
    full = Object.assign(new Error("ENOSPC: no space left on device, write '/state/x'"), {code: 'ENOSPC'});
    keeper.start();
    await clock.pass(200_000);
    expect(faults).toEqual(['The definition could not be kept: no space left on device. Free some room for /state.']);
    const disk = full;
    full = undefined;
    await clock.pass(200_000);
    expect(kept.toSorted()).toEqual(['A1', 'B1', 'C1']);
    full = disk;
    defined.set('a', 'A2');
    keeper.changed('a');
    await clock.pass(1000);
    expect(faults).toHaveLength(2);
  });
});
