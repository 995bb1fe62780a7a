import {describe, expect, it} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {initialState} from '../../source/state/initial.ts';
import {selectDetail} from '../../source/state/select/detail.ts';
import {selectEvents} from '../../source/state/select/events.ts';
import {loggedRun, selectLog} from '../../source/state/select/log.ts';
import type {Screen} from '../../source/state/state.ts';
import {play, seen, uuid} from './fleet.ts';
import {begun, ids, news} from './play-runs.ts';

const {state, fleets} = seen({db1: {}, web3: {}}, {columns: 80, rows: 20});
const back: Screen = {name: 'table'};
const log: Action = {type: 'screen', screen: {name: 'log', cursor: undefined, back}};
const events: Action = {type: 'screen', screen: {name: 'events', scroll: 0, back}};
const names = Array.from({length: 30}, (_, index) => (index % 2 === 0 ? 'db1' : 'web3'));

function told(kind: string, detail: string, domain = 'db1'): Action {
  return {type: 'event', event: {time: undefined, kind, domain, detail}};
}

describe('the command log', () => {
  const full = play([log], begun(state, names));
  const cursor = (...actions: readonly Action[]) => loggedRun(play(actions, full))?.id;
  const by = (step: Extract<Action, {type: 'moved'}>['by']): Action => ({type: 'moved', by: step});

  it('fills its part of the screen, the newest first, and shows the selected one in full', () => {
    const shown = selectLog(full);
    expect(shown).toMatchObject({first: 0, total: 30, height: 7, detailHeight: 6, selected: {run: {id: 30}}});
    expect(ids(shown?.entries.map(({run}) => run) ?? [])).toEqual([30, 29, 28, 27, 26, 25, 24]);
    expect(selectLog(state)).toBeUndefined();
  });

  it.each([
    [[by(1)], 29],
    [[by(-1)], 30],
    [[by('pageDown')], 23],
    [[by('last')], 1],
    [[by('last'), by(1)], 1],
    [[by('last'), by('pageUp')], 8],
    [[by(3), by('first')], 30],
  ])('moves by %j to the run %i, which is in sight', (actions, id) => {
    expect(cursor(...actions)).toBe(id);
    expect(selectLog(play(actions, full))?.selected?.run.id).toBe(id);
  });

  it('stays on its run when others come, and at the top with the newest', () => {
    expect(loggedRun(begun(play([by(1)], full), ['db1']))?.id).toBe(29);
    expect(loggedRun(begun(full, ['db1']))?.id).toBe(31);
  });

  it('tells how long each took, or has taken so far', () => {
    const timed = [news(30, {status: 'done', startedAt: 500, endedAt: 1700}), news(29, {startedAt: 500})];
    const took = selectLog(play(timed, full))?.entries.map(({durationMs}) => durationMs);
    expect(took?.slice(0, 3)).toEqual([1200, 1500, undefined]);
  });

  it('has nothing to select while it is empty', () => {
    const empty = play([log, by(1), by('last')], state);
    expect(selectLog(empty)).toMatchObject({entries: [], total: 0, selected: undefined});
    expect(loggedRun(empty)).toBeUndefined();
  });
});

describe('the events of the host', () => {
  it.each([
    ['lifecycle', 'Started Booted', 'info'],
    ['lifecycle', 'Stopped Destroyed', 'info'],
    ['lifecycle', 'Stopped Failed', 'crit'],
    ['lifecycle', 'Crashed Panicked', 'crit'],
    ['lifecycle', 'Suspended I/O Error', 'crit'],
    ['lifecycle', 'Suspended API error', 'warn'],
    ['io-error', '/var/lib/none.img (virtio-disk0) pause', 'crit'],
    ['io-error', '/var/lib/none.img (virtio-disk0) none', 'warn'],
    ['io-error-reason', '/x (virtio-disk0) pause due to enospc', 'crit'],
    ['watchdog', 'reset', 'crit'],
    ['watchdog', 'none', 'warn'],
    ['control-error', '', 'crit'],
    ['balloon-change', '131072KiB', 'warn'],
    ['agent-lifecycle', "state: 'connected' reason: 'channel event'", 'info'],
  ])('%s %j is %s', (kind, detail, level) => {
    const shown = play([told(kind, detail), events], state);
    expect(selectEvents(shown)?.lines[0]?.level).toBe(level);
    const notice = {level: 'error', text: ['db1', kind, detail].filter((part) => part !== '').join(': ')};
    expect(shown.notice).toEqual(level === 'crit' ? notice : undefined);
  });

  it('are shown the newest first, and scroll until the last page is full', () => {
    const full = play([...names.map((_, index) => told('tray-change', String(index))), events], state);
    const details = (by: Extract<Action, {type: 'moved'}>['by']) =>
      selectEvents(play([{type: 'moved', by}], full))?.lines.map(({event}) => event.detail);
    expect(selectEvents(full)).toMatchObject({first: 0, total: 30, height: 13});
    expect(details('first')?.at(0)).toBe('29');
    expect(details(1)?.at(0)).toBe('28');
    expect(details('pageDown')?.at(0)).toBe('16');
    expect(details('last')?.at(-1)).toBe('0');
    expect(details('last')).toHaveLength(13);
  });

  it('belong to a domain by its uuid, whatever it was called, or by name where that is all that is known', () => {
    const before = play([told('tray-change', 'unknown', 'later')], initialState({size: {columns: 80, rows: 20}}));
    const renamed = fleets.poll({db1: {}, later: {}});
    const identities = renamed.identities?.map((one) => (one.name === 'db1' ? {...one, name: 'new'} : one));
    const after = play(
      [told('tray-change', 'old name'), {type: 'polled', poll: {...renamed, identities, answers: []}}],
      {...state, world: {...state.world, events: before.world.events}},
    );
    const of = (name: string) => {
      const screen: Screen = {name: 'detail', uuid: uuid(name), tab: 'events', scroll: 0};
      return selectDetail(play([{type: 'screen', screen}], after))?.events.map(({detail}) => detail);
    };
    expect(of('db1')).toEqual(['old name']);
    expect(of('later')).toEqual(['unknown']);
  });
});
