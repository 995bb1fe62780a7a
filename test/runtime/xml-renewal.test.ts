import {describe, expect, it, vi} from 'vitest';
import type {Effect} from '../../source/commands/command.ts';
import type {DomainEvent} from '../../source/model/event.ts';
import {createXmlRenewal} from '../../source/runtime/xml-renewal.ts';
import type {Action} from '../../source/state/action.ts';
import {many, play, seen, uuid} from '../state/fleet.ts';

const {state} = seen(many(3));
const open: Action = {type: 'screen', screen: {name: 'detail', uuid: uuid('d1'), tab: 'xml', scroll: 0}};
const event = (kind: string, domain: string): DomainEvent => ({time: undefined, kind, domain, detail: ''});

function effectsOf(actions: readonly Action[], happened?: DomainEvent): readonly Effect[] {
  const run = vi.fn<(effect: Effect) => void>();
  createXmlRenewal(() => play(actions, state), run)(happened);
  return run.mock.calls.flat();
}

describe('the definition of the opened domain', () => {
  it.each([
    ['after its lifecycle has changed', event('lifecycle', 'd1')],
    ['after a device was unplugged', event('device-removed', 'd1')],
    ['after a connection was made', undefined],
  ])('is read again %s', (_, happened) => {
    expect(effectsOf([open], happened)).toEqual([{type: 'readXml', uuid: uuid('d1')}]);
  });

  it.each([
    ['after what changes no definition', [open], event('rtc-change', 'd1')],
    ['for the sake of another domain', [open], event('lifecycle', 'd2')],
    ['while the display is frozen', [open, {type: 'freeze', on: true}], event('lifecycle', 'd1')],
    ['while the table is open', [], undefined],
  ] as const)('is not read again %s', (_, actions, happened) => {
    expect(effectsOf(actions, happened)).toEqual([]);
  });
});
