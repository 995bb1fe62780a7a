import {describe, expect, it} from 'vitest';
import {cursorIndex} from '../../source/state/cursor.ts';
import {selectTable} from '../../source/state/select/table.ts';
import type {State} from '../../source/state/state.ts';
import {many, names, play, seen, uuid} from './fleet.ts';

const height = 17;

/** Where on the screen the cursor is, and on whom. */
function cursor(state: State): readonly [string | undefined, number | undefined] {
  const {rows, cursor: index} = selectTable(state);
  return [rows.find(({selected}) => selected)?.row.domain.name, index];
}

describe('the selection', () => {
  it('is the first row, whichever it is, until the user moves', () => {
    const {state, fleets} = seen(many(30));
    const next = play([{type: 'polled', poll: fleets.poll({...many(30), d29: {cpu: 9999}})}], state);
    expect([cursor(state), cursor(next)]).toEqual([
      ['d0', 0],
      ['d29', 0],
    ]);
  });

  it('sticks to its domain, and the view follows it wherever it is sorted to', () => {
    const {state, fleets} = seen(many(60));
    const moved = play([{type: 'moved', by: 1}], state);
    const calm = {...many(60), d1: {cpu: 0}};
    const polls = [1, 5, 5].map((seconds) => ({type: 'polled', poll: fleets.poll(calm, seconds)}) as const);
    const next = play(polls, moved);
    expect(names(next).indexOf('d1')).toBe(59);
    expect([cursor(next), next.scroll]).toEqual([['d1', height - 1], 60 - height]);
  });

  it.each([
    ['moved by 1', [{type: 'moved', by: 1}], ['d1', 1], 0],
    ['moved by 20', [{type: 'moved', by: 20}], ['d20', 16], 4],
    ['moved up at the top', [{type: 'moved', by: -1}], ['d0', 0], 0],
    ['a page down', [{type: 'moved', by: 'pageDown'}], ['d17', 0], 17],
    [
      'a page down in the middle',
      [
        {type: 'moved', by: 3},
        {type: 'moved', by: 'pageDown'},
      ],
      ['d20', 3],
      17,
    ],
    [
      'a page down and up',
      [
        {type: 'moved', by: 'pageDown'},
        {type: 'moved', by: 'pageUp'},
      ],
      ['d0', 0],
      0,
    ],
    ['at the end', [{type: 'moved', by: 'last'}], ['d59', 16], 43],
    [
      'beyond the end',
      [
        {type: 'moved', by: 'last'},
        {type: 'moved', by: 1},
      ],
      ['d59', 16],
      43,
    ],
    [
      'back at the top',
      [
        {type: 'moved', by: 'last'},
        {type: 'moved', by: 'first'},
      ],
      ['d0', 0],
      0,
    ],
    [
      'moved on a smaller screen',
      [
        {type: 'moved', by: 9},
        {type: 'resized', columns: 80, rows: 12},
      ],
      ['d9', 5],
      4,
    ],
  ] as const)('%s', (_, actions, expected, scroll) => {
    const state = play(actions, seen(many(60)).state);
    expect([cursor(state), state.scroll]).toEqual([expected, scroll]);
  });

  it('is let go at the top', () => {
    expect(
      play(
        [
          {type: 'moved', by: 5},
          {type: 'moved', by: 'first'},
        ],
        seen(many(9)).state,
      ).selected,
    ).toBeUndefined();
  });

  it.each([
    ['in the middle', 'd3', 'd4'],
    ['at the end', 'd5', 'd4'],
  ])('passes to the neighbour when its domain vanishes %s, and keeps its line', (_, gone, heir) => {
    const {state, fleets} = seen(many(6));
    const moved = play([{type: 'moved', by: names(state).indexOf(gone)}], state);
    const {[gone]: __, ...rest} = many(6);
    const next = play([{type: 'polled', poll: fleets.poll(rest)}], moved);
    expect(cursor(next)[0]).toBe(heir);
    expect(next.selected).toBe(uuid(heir));
  });

  it('comes back to its domain when a filter that matched nothing goes on', () => {
    const moved = play([{type: 'moved', by: 3}], seen(many(6)).state);
    const nothing = play([{type: 'filter', text: 'zzz'}], moved);
    expect([cursorIndex(nothing), cursor(nothing)]).toEqual([-1, [undefined, undefined]]);
    expect(cursor(play([{type: 'filter', text: ''}], nothing))).toEqual(['d3', 3]);
  });

  it('stays on its domain from view to view', () => {
    const state = play([{type: 'moved', by: 3}], seen(many(6)).state);
    const vcpus = play([{type: 'view', view: 'vcpus'}], state);
    expect(vcpus.selected).toBe(`${uuid('d3')}/0`);
    expect(play([{type: 'view', view: 'disks'}], vcpus).selected).toBe(`${uuid('d3')}/vda`);
    expect(play([{type: 'view', view: 'memory'}], vcpus).selected).toBe(uuid('d3'));
  });
});
