import {expect, it} from 'vitest';
import {parseEvent} from '../../../source/virsh/parse/event.ts';
import {fixture} from '../fixture.ts';

it('reads every event of a recording and nothing else', () => {
  const events = fixture('event.txt')
    .split('\n')
    .flatMap((line) => parseEvent(line) ?? []);
  expect(events).toHaveLength(16);
  expect(events.map(({kind, detail}) => `${kind} ${detail}`).slice(5, 11)).toEqual([
    'balloon-change 130048KiB',
    'balloon-change 102400KiB',
    'reboot ',
    'reboot ',
    'lifecycle Shutdown Finished after host request',
    'lifecycle Stopped Destroyed',
  ]);
});

it.each([
  [
    "2026-11-23 01:07:17.502+0000: event 'lifecycle' for domain 'it's grün': Resumed Unpaused",
    {time: '2026-11-23 01:07:17.502+0000', kind: 'lifecycle', domain: "it's grün", detail: 'Resumed Unpaused'},
  ],
  ["event 'reboot' for domain 'a: b'", {time: undefined, kind: 'reboot', domain: 'a: b', detail: ''}],
  ["event 'tunable' for domain 'x':", {time: undefined, kind: 'tunable', domain: 'x', detail: ''}],
  [
    "event 'io-error' for domain 'x': /it's: here (virtio-disk0) report",
    {time: undefined, kind: 'io-error', domain: 'x', detail: "/it's: here (virtio-disk0) report"},
  ],
])('reads %s', (line, event) => {
  expect(parseEvent(line)).toEqual(event);
});

it.each(['', '\tcputune.vcpupin0: 0', 'events received: 5', 'event loop interrupted', "event '' for domain ''"])(
  'skips %j',
  (line) => {
    expect(parseEvent(line)).toBeUndefined();
  },
);
