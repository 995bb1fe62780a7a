import {describe, expect, it} from 'vitest';
import type {DomainState} from '../../source/model/domain-state.ts';
import {operation, type Traits, target} from './target.ts';

function reason(id: string, traits: Traits): string | undefined {
  return operation(id).unfit(target(traits));
}

/** What fits which state, with nothing in the way. */
const fitting: Readonly<Record<string, readonly DomainState[]>> = {
  start: ['shut off'],
  'start-paused': ['shut off'],
  resume: ['paused'],
  suspend: ['running', 'idle', 'no state', 'in shutdown'],
  'wake-up': ['pmsuspended'],
  shutdown: ['running', 'idle', 'no state'],
  reboot: ['running', 'idle', 'no state'],
  reset: ['running', 'idle', 'no state', 'paused', 'in shutdown', 'crashed', 'pmsuspended'],
  destroy: ['running', 'idle', 'no state', 'paused', 'in shutdown', 'crashed', 'pmsuspended'],
  console: ['running', 'idle', 'no state', 'paused', 'in shutdown', 'crashed', 'pmsuspended'],
  'managed-save': ['running', 'idle', 'no state', 'paused'],
  save: ['running', 'idle', 'no state', 'paused'],
  restore: ['shut off'],
  rename: ['shut off'],
  clone: ['shut off'],
  undefine: ['running', 'idle', 'no state', 'paused', 'in shutdown', 'crashed', 'pmsuspended', 'shut off'],
};
const states: readonly DomainState[] = [
  ...(['no state', 'running', 'idle', 'paused', 'in shutdown', 'shut off', 'crashed', 'pmsuspended'] as const),
];

describe.each(Object.entries(fitting))('%s', (id, fits) => {
  it.each(states)('knows whether it fits: %s', (state) => {
    expect(reason(id, {state}) === undefined).toBe(fits.includes(state));
  });

  it('does not fit while the state is unknown', () => {
    if (id !== 'undefine') expect(reason(id, {state: undefined})).toBe('its state is not known yet');
  });
});

it.each<[string, Traits, string]>([
  ['shutdown', {state: 'paused'}, 'paused: resume it first'],
  ['destroy', {state: 'shut off'}, 'shut off: nothing to destroy'],
  ['start', {state: 'paused'}, 'paused: resume it instead'],
  ['start-afresh', {state: 'shut off'}, 'it has no managed save: start it'],
  ['managed-save-remove', {state: 'shut off'}, 'it has no managed save'],
  ['managed-save', {facts: {persistent: false}}, 'transient: it has no definition that would stay'],
  ['autostart', {facts: {persistent: false}}, 'transient: it has no definition that would stay'],
  ['autostart', {facts: {autostart: true}}, 'it starts with its host already'],
  ['no-autostart', {}, 'it does not start with its host'],
  ['balloon-stats', {definition: {balloon: {model: 'none', periodSeconds: undefined}}}, 'it has no balloon device'],
  ['snapshot-list', {}, 'it has no snapshots'],
  ['snapshot-revert', {}, 'it has no snapshots'],
  ['snapshot-delete', {}, 'it has no snapshots'],
  ['graphics', {definition: {graphics: []}}, 'its definition has no graphics'],
  ['console', {definition: {consoles: []}}, 'its definition has no serial port and no console'],
  ['rename', {state: 'shut off', facts: {managedSave: true}}, 'it has a managed save: start it or remove that first'],
  ['undefine', {facts: {persistent: false}}, 'transient: it has no definition that would stay'],
  [
    'clone',
    {state: 'shut off', lacks: ['virt-clone']},
    'virt-clone is not installed here: it is in the package virtinst',
  ],
  ['viewer', {lacks: ['display', 'virt-viewer']}, 'this terminal has no graphical display'],
  ['set-memory', {unread: true}, 'its facts are still being read'],
  ['undefine', {unread: true}, 'its facts are still being read'],
])('%s of %j: %s', (id, traits, sentence) => {
  expect(reason(id, traits)).toBe(sentence);
});

it.each<[string, Traits]>([
  ['start-afresh', {state: 'shut off', facts: {managedSave: true}}],
  ['managed-save-remove', {state: 'shut off', facts: {managedSave: true}}],
  ['no-autostart', {facts: {autostart: true}}],
  ['save', {facts: {persistent: false}}],
  ['set-memory', {facts: {persistent: false}}],
  ['snapshot-revert', {facts: {snapshots: ['a']}}],
])('%s fits %j', (id, traits) => {
  expect(reason(id, traits)).toBeUndefined();
});
