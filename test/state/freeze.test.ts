import {describe, expect, it} from 'vitest';
import {selectDetail} from '../../source/state/select/detail.ts';
import {selectHeader} from '../../source/state/select/header.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {many, names, play, seen, uuid} from './fleet.ts';

const fleet = many(3);

describe('a frozen display', () => {
  it('stands still while the world goes on, and catches up', () => {
    const {state, fleets} = seen(fleet);
    const frozen = play([{type: 'freeze', on: true}], state);
    const {d0: _, ...rest} = fleet;
    const later = play([{type: 'polled', poll: fleets.poll({...rest, d2: {cpu: 900}})}], frozen);
    expect({...selectTable(later)}).toEqual(selectTable(frozen));
    expect(selectHeader(later)).toMatchObject({frozen: true, at: selectHeader(state).at});
    expect(later.world.domains.size).toBe(2);
    const thawed = play([{type: 'freeze', on: false}], later);
    expect([names(thawed), selectHeader(thawed).frozen]).toEqual([['d2', 'd1'], false]);
  });

  it('does not hide that the connection was lost, or that it is back', () => {
    const {state} = seen(fleet);
    const lost = {status: 'lost', uri: undefined, reason: 'Gone.', advice: undefined, since: 1, retryAt: 2} as const;
    const back = {status: 'connected', uri: 'qemu:///system'} as const;
    const frozen = play(
      [
        {type: 'freeze', on: true},
        {type: 'connection', connection: lost},
      ],
      state,
    );
    expect(selectHeader(frozen)).toMatchObject({frozen: true, connection: lost});
    expect(selectHeader(play([{type: 'connection', connection: back}], frozen))).toMatchObject({connection: back});
  });

  it('can be sorted, filtered and moved in', () => {
    const {state, fleets} = seen(fleet);
    const frozen = play(
      [
        {type: 'freeze', on: true},
        {type: 'polled', poll: fleets.poll({})},
        {type: 'sort', sort: {field: 'name', descending: true}},
        {type: 'filter', text: 'cpu>15'},
        {type: 'moved', by: 1},
      ],
      state,
    );
    expect([names(frozen), frozen.selected]).toEqual([['d1', 'd0'], uuid('d0')]);
  });

  it('keeps an opened domain that has gone meanwhile, until it thaws', () => {
    const {state, fleets} = seen(fleet);
    const frozen = play(
      [
        {type: 'screen', screen: {name: 'detail', uuid: uuid('d0'), tab: 'overview', scroll: 0}},
        {type: 'freeze', on: true},
        {type: 'polled', poll: fleets.poll({d1: {}})},
      ],
      state,
    );
    expect(selectDetail(frozen)?.row.domain.name).toBe('d0');
    const thawed = play([{type: 'freeze', on: false}], frozen);
    expect([thawed.screen, thawed.notice?.level]).toEqual([{name: 'table'}, 'warning']);
  });
});

describe('a lost connection', () => {
  it('takes lines for its reason, and leaves the selected row in sight', () => {
    const selected = play([{type: 'moved', by: 16}], seen(many(40)).state);
    expect(selectTable(selected).cursor).toBe(16);
    const connection = {status: 'lost', uri: undefined, reason: '', advice: undefined, since: 1, retryAt: 2} as const;
    const {rows, cursor = -1} = selectTable(play([{type: 'connection', connection}], selected));
    expect([rows.length, rows[cursor]?.selected]).toEqual([15, true]);
  });
});
