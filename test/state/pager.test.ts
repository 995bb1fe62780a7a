import {describe, expect, it} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {firstMatch, nextMatch, selectPager} from '../../source/state/select/pager.ts';
import type {Pager, Screen, State} from '../../source/state/state.ts';
import {play, seen} from './fleet.ts';

const {state} = seen({db1: {}}, {columns: 80, rows: 20});
const text = Array.from({length: 40}, (_, index) => `line ${index}${index % 15 === 5 ? ' Vol (1)' : ''}`).join('\n');
const pager: Pager = {title: 'virsh help', run: 3, text, scroll: 0, search: ''};

function open(more: Partial<Pager> = {}, from = state): State {
  return play([{type: 'screen', screen: {name: 'pager', pager: {...pager, ...more}, back: {name: 'table'}}}], from);
}

describe('the pager', () => {
  it('shows a page of the text', () => {
    const shown = selectPager(open());
    expect(shown).toMatchObject({title: 'virsh help', isWaiting: false, first: 0, total: 40, height: 13});
    expect(shown?.lines.map((line) => line.text)).toEqual(text.split('\n').slice(0, 13));
    expect(selectPager(state)).toBeUndefined();
  });

  it.each<[Extract<Action, {type: 'moved'}>['by'], number]>([
    [1, 1],
    [-1, 0],
    ['pageDown', 13],
    [1000, 27],
    ['last', 27],
    ['first', 0],
  ])('moves by %j to the line %i', (by, first) => {
    expect(selectPager(play([{type: 'moved', by}], open()))?.first).toBe(first);
  });

  it.each([
    ['nothing', '', []],
    ['an empty line', '\n', ['']],
    ['lines with an end', 'a\nb\n', ['a', 'b']],
    ['lines of another system', 'a\r\nb\r\n', ['a', 'b']],
  ])('takes %s as it is meant', (_, printed, lines) => {
    expect(selectPager(open({text: printed}))?.lines.map((line) => line.text)).toEqual(lines);
  });

  it('waits for what its run prints, also beneath the help', () => {
    const waiting = open({text: undefined});
    expect(selectPager(waiting)).toMatchObject({isWaiting: true, lines: [], total: 0});
    const help: Screen = {name: 'help', scroll: 0, back: waiting.screen};
    const printed = play(
      [
        {type: 'screen', screen: help},
        {type: 'output', run: 4, text: 'other'},
        {type: 'output', run: 3, text: 'ours'},
        {type: 'screen', screen: waiting.screen},
      ],
      waiting,
    );
    expect(selectPager(printed)?.isWaiting).toBe(true);
    const beneath = play(
      [
        {type: 'screen', screen: help},
        {type: 'output', run: 4, text: 'other'},
        {type: 'output', run: 3, text: 'ours'},
      ],
      waiting,
    );
    expect(beneath.screen).toMatchObject({name: 'help', back: {name: 'pager', pager: {text: 'ours'}}});
  });

  it('finds plain text whatever its case, and where in the line', () => {
    const shown = selectPager(open({search: 'vOL ('}));
    expect(shown?.matching).toBe(3);
    expect(shown?.lines[5]?.matches).toEqual([[7, 12]]);
    expect(shown?.lines[4]?.matches).toEqual([]);
    expect(selectPager(open())?.matching).toBeUndefined();
    expect(selectPager(open({search: 'E 1'}))?.lines[1]?.matches).toEqual([[3, 6]]);
  });

  it.each([
    [0, 1, 5],
    [5, 1, 20],
    [20, 1, 35],
    [35, 1, 5],
    [5, -1, 35],
    [34, -1, 20],
  ] as const)('goes from line %i by %i to the match in line %i', (scroll, direction, line) => {
    expect(nextMatch(open({search: 'vol', scroll}), direction)).toBe(line);
  });

  it('has all of a line that is longer than the screen is wide, in parts', () => {
    const long = `+${'x'.repeat(100)} root=vda1`;
    const shown = selectPager(open({text: `a\n${long}\nb`, isComparison: true}));
    expect(shown?.lines.map((line) => [line.text.length, line.isRest, line.change])).toEqual([
      [1, false, undefined],
      [79, false, 'added'],
      [long.length - 79, true, 'added'],
      [1, false, undefined],
    ]);
    expect(shown?.total).toBe(4);
  });

  it('finds what two parts of a line have together, and counts the line once', () => {
    const text = `a\n${'x'.repeat(77)}vda1${'x'.repeat(77)}vda1\nb`;
    const shown = selectPager(open({text, search: 'VDA1'}));
    expect(shown?.lines.map(({matches}) => matches)).toEqual([[], [[77, 79]], [[0, 2]], [[0, 4]], []]);
    expect(shown?.matching).toBe(1);
    expect(nextMatch(open({text, search: 'vda1', scroll: 1}), 1)).toBe(3);
  });

  it('begins to look where it is, and knows when there is nothing', () => {
    expect(firstMatch(state, {...pager, search: 'vol', scroll: 20})).toBe(20);
    expect(firstMatch(state, {...pager, search: 'vol', scroll: 36})).toBe(5);
    expect(firstMatch(state, {...pager, search: 'nowhere'})).toBeUndefined();
    expect(nextMatch(open({search: 'nowhere'}), 1)).toBeUndefined();
    expect(nextMatch(open(), 1)).toBeUndefined();
  });

  it('keeps the last page full at a match in it, from which the next is found', () => {
    const there = play([{type: 'pager', scroll: 35}], open({search: 'vol'}));
    expect(selectPager(there)?.first).toBe(27);
    expect(nextMatch(there, 1)).toBe(5);
    expect(nextMatch(there, -1)).toBe(20);
    expect(selectPager(play([{type: 'moved', by: -1}], there))?.first).toBe(26);
  });
});
