import {beforeEach, describe, expect, it} from 'vitest';
import type {DomainEvent} from '../../source/model/event.ts';
import {createEventWatcher, type EventWatcher} from '../../source/runtime/watch-events.ts';
import {createFakeClock, type FakeClock} from './fake-clock.ts';
import {createFakeLibvirt, type FakeLibvirt} from './fake-libvirt.ts';

const event: DomainEvent = {time: undefined, kind: 'lifecycle', domain: 'db1', detail: 'Started Booted'};

let clock: FakeClock;
let libvirt: FakeLibvirt;
let watcher: EventWatcher;
let events: DomainEvent[];
let ends: number[];

beforeEach(() => {
  clock = createFakeClock();
  libvirt = createFakeLibvirt(clock);
  events = [];
  ends = [];
  const start = clock.now();
  watcher = createEventWatcher({
    virsh: libvirt.virsh,
    clock,
    onEvent: (each) => events.push(each),
    onEnd: () => ends.push(clock.now() - start),
  });
});

/** Ends the watch that is running, as a libvirtd that goes away does. */
function end(): void {
  for (const listener of [...libvirt.watches]) {
    libvirt.watches.delete(listener);
    listener.onEnd('Disconnected');
  }
}

describe('the event watcher', () => {
  it('hands events on', () => {
    watcher.start();
    for (const {onEvent} of libvirt.watches) onEvent(event);
    expect(events).toEqual([event]);
  });

  it('begins anew when the watch ends, later and later', async () => {
    watcher.start();
    for (let turn = 0; turn < 120; turn += 1) {
      end();
      await clock.pass(1000);
    }
    expect(ends.map((at) => at / 1000)).toEqual([0, 1, 3, 7, 15, 31, 61, 91]);
  });

  it('watches no more after it was stopped, and once after it was started again', async () => {
    watcher.start();
    end();
    watcher.stop();
    await clock.pass(60_000);
    expect(libvirt.watches.size).toBe(0);
    watcher.start();
    await clock.pass(60_000);
    expect(libvirt.watches.size).toBe(1);
  });
});
