import {describe, expect, it} from 'vitest';
import {selectRowActivity} from '../../source/state/select/activity.ts';
import {selectTable} from '../../source/state/select/table.ts';
import type {State} from '../../source/state/state.ts';
import {type Fleet, play, seen, uuid} from './fleet.ts';
import {begun, news} from './play-runs.ts';

const fleet: Fleet = {db1: {}, web3: {}, off: {state: 'shut off'}};
const shutdown = {operation: 'shutdown', label: 'shut down'};

/** A state in which these domains were asked to shut down, at its time of 2 s, and what makes further polls. */
function asked(names: readonly string[]) {
  const {state, fleets} = seen(fleet);
  const started = begun(state, names, shutdown);
  const done = names.map((_, index) => news(index + 1, {status: 'done', endedAt: 2000}));
  return {state: {...play(done, started), notice: undefined}, fleets};
}

function awaited(state: State): readonly string[] {
  return [...state.awaited.keys()];
}

describe('a guest that was asked to shut down', () => {
  it('was asked, and no more is claimed', () => {
    const done = play([news(1, {status: 'done'})], begun(seen(fleet).state, ['db1'], shutdown));
    expect(done.notice?.text).toBe('shut down db1: asked; the guest takes its time, or ignores it');
  });

  it('is awaited, unless it is off already or could not be asked', () => {
    expect(awaited(asked(['db1', 'off']).state)).toEqual([uuid('db1')]);
    const failed = play([news(1, {status: 'failed'})], begun(seen(fleet).state, ['db1'], shutdown));
    expect(awaited(failed)).toEqual([]);
    const destroyed = play([news(1, {status: 'done'})], begun(seen(fleet).state, ['db1']));
    expect(awaited(destroyed)).toEqual([]);
  });

  it.each([
    ['is off', {...fleet, db1: {state: 'shut off'}}],
    ['is gone', {web3: {}}],
  ] as const)('is awaited until it %s', (_, next) => {
    const {state, fleets} = asked(['db1', 'web3']);
    expect(awaited(play([{type: 'polled', poll: fleets.poll(next)}], state))).toEqual([uuid('web3')]);
  });

  it('is awaited until libvirt says that it stopped, though it may run again by then', () => {
    const {state} = asked(['db1', 'web3']);
    const event = {time: undefined, kind: 'lifecycle', domain: 'db1', detail: 'Stopped Shutdown'};
    expect(awaited(play([{type: 'event', event: {...event, detail: 'Shutdown Finished'}}], state))).toHaveLength(2);
    expect(awaited(play([{type: 'event', event}], state))).toEqual([uuid('web3')]);
  });

  it('is said once not to react, by poll or clock, also while the display is frozen', () => {
    const {state, fleets} = asked(['db1', 'web3']);
    const frozen = play([{type: 'freeze', on: true}], state);
    const soon = play([{type: 'clock', at: 61_999, wallSeconds: 0}], frozen);
    expect(soon.notice).toBeUndefined();
    const late = play([{type: 'polled', poll: fleets.poll({web3: {}, db1: {}}, 60)}], soon);
    expect(late.notice).toEqual({
      level: 'warning',
      text: 'db1 and web3 have not reacted to shutdown for 60 s: press a for agent mode or destroy.',
    });
    const later = play([{type: 'clock', at: 77_000, wallSeconds: 0}], {...late, notice: undefined});
    expect(later.notice).toBeUndefined();
    expect(selectRowActivity(later, uuid('db1'))).toEqual({
      text: 'ignores shutdown 75s',
      level: 'warn',
      spinning: false,
    });
  });

  it('names the only one, and the wait as it was set', () => {
    const state = {...asked(['web3']).state, shutdownWaitMs: 5000};
    expect(play([{type: 'clock', at: 7000, wallSeconds: 0}], state).notice?.text).toBe(
      'web3 has not reacted to shutdown for 5 s: press a for agent mode or destroy.',
    );
  });
});

describe('the row of a domain', () => {
  const {state} = seen(fleet);
  const running = {status: 'running', startedAt: 2000} as const;
  const save = play([news(1, running)], begun(state, ['db1', 'web3'], {label: 'save', job: true}));

  it.each([
    ['what runs and since when', save, 'db1', {text: 'save 0s', level: 'busy', spinning: true}],
    [
      'how far a job is',
      play([news(1, {progress: {percent: 42.7, text: ''}})], save),
      'db1',
      {text: 'save 43%', level: 'busy', spinning: true},
    ],
    ['what waits', save, 'web3', {text: 'save waits', level: 'busy', spinning: false}],
    ['nothing', save, 'off', undefined],
    ['nothing that is over', play([news(1, {status: 'done'})], save), 'db1', undefined],
    [
      'what runs rather than what waits',
      begun(save, ['db1'], {label: 'reset'}),
      'db1',
      {text: 'save 0s', level: 'busy', spinning: true},
    ],
    [
      'long times in minutes',
      play([{type: 'clock', at: 302_000, wallSeconds: 0}], save),
      'db1',
      {text: 'save 5m', level: 'busy', spinning: true},
    ],
    ['that it is shutting down', asked(['db1']).state, 'db1', {text: 'shutdown 0s', level: 'busy', spinning: true}],
  ] as const)('shows %s', (_, shown, name, activity) => {
    expect(selectRowActivity(shown, uuid(name))).toEqual(activity);
    expect(selectTable(shown).rows.find((row) => row.uuid === uuid(name))?.activity).toEqual(activity);
  });
});
