import {expect, it, vi} from 'vitest';
import type {Effect} from '../../source/commands/command.ts';
import type {DomainEvent} from '../../source/model/event.ts';
import {createFactsRenewal} from '../../source/runtime/facts-renewal.ts';
import type {Dialog} from '../../source/state/dialog.ts';
import type {State} from '../../source/state/state.ts';
import {many, seen, uuid} from '../state/fleet.ts';

const {state} = seen(many(3));
const known = new Map([[uuid('d1'), {error: 'no'}]]);
const menu: Dialog = {kind: 'menu', uuids: [uuid('d1'), uuid('d2')], cursor: 0};
const ask: Dialog = {
  kind: 'ask',
  subject: {type: 'operation', operation: 'destroy', uuids: [uuid('d1')]},
  values: {},
  focus: 0,
  cursor: 0,
  typed: {text: '', cursor: 0},
  error: undefined,
};
const event = (kind: string, domain: string): DomainEvent => ({time: undefined, kind, domain, detail: ''});

function effectsOf(part: Partial<State>, happened?: DomainEvent): readonly Effect[] {
  const run = vi.fn<(effect: Effect) => void>();
  createFactsRenewal(() => ({...state, facts: known, ...part}), run)(happened);
  return run.mock.calls.flat();
}

it.each([
  ['an event of a domain in the menu', menu, event('lifecycle', 'd1')],
  ['an event of a domain in a question', ask, event('agent-lifecycle', 'd1')],
  ['a new connection', menu, undefined],
])('facts are read again after %s', (_, dialog, happened) => {
  expect(effectsOf({dialog}, happened)).toEqual([{type: 'readFacts', uuids: [uuid('d1')]}]);
});

it.each([
  ['that decides nothing', menu, event('rtc-change', 'd1')],
  ['of a domain whose facts were never read', menu, event('lifecycle', 'd2')],
  ['of another domain', ask, event('lifecycle', 'd0')],
  ['that nobody looks at', undefined, event('lifecycle', 'd1')],
])('facts are left alone after an event %s', (_, dialog, happened) => {
  expect(effectsOf({dialog}, happened)).toEqual([]);
});
