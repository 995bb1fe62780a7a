import {describe, expect, it} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {selectFooter} from '../../source/state/select/footer.ts';
import {selectMarks} from '../../source/state/select/marks.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {selectTargets} from '../../source/state/targets.ts';
import {many, play, seen, uuid} from './fleet.ts';

const {state} = seen(many(4));

function mark(...names: readonly string[]): Action {
  return {type: 'marks', uuids: new Set(names.map(uuid)), anchor: names.at(-1) && uuid(names.at(-1) ?? '')};
}

const opened = {
  type: 'screen',
  screen: {name: 'detail', uuid: uuid('d3'), tab: 'xml', scroll: 0},
} as const satisfies Action;

describe('marks', () => {
  it('are shown on the rows of their domains, in every view', () => {
    const marked = play([mark('d1', 'd3'), {type: 'view', view: 'vcpus'}], state);
    const rows = selectTable(marked).rows.filter((row) => row.marked);
    expect(new Set(rows.map((row) => row.uuid))).toEqual(new Set(['d1', 'd3'].map(uuid)));
    expect(rows).toHaveLength(4);
  });

  it('go with their domains, and nobody else can have one', () => {
    const marked = play([mark('d1', 'd3', 'nobody')], state);
    expect([...marked.marks]).toEqual(['d1', 'd3'].map(uuid));
    expect(marked.markAnchor).toBeUndefined();
    const fewer = play([{type: 'polled', poll: seen(many(4)).fleets.poll(many(2))}], play([mark('d1', 'd3')], marked));
    expect([...fewer.marks]).toEqual([uuid('d1')]);
    expect(fewer).toMatchObject({markAnchor: undefined, notice: undefined});
  });

  it('are counted, with those that the filter hides', () => {
    const marked = play([mark('d1', 'd2', 'd3'), {type: 'filter', text: 'd1'}], state);
    expect(selectMarks(marked)).toEqual({count: 3, hidden: 2});
    expect(selectFooter(marked).marks).toEqual({count: 3, hidden: 2});
    expect(selectMarks(play([{type: 'filter', text: ''}], marked))).toEqual({count: 3, hidden: 0});
  });
});

describe('what an action is meant for', () => {
  const goneNow: Action = {type: 'polled', poll: seen(many(4)).fleets.poll(many(3))};

  it.each<[string, readonly Action[], readonly string[]]>([
    ['the domain under the cursor', [{type: 'moved', by: 1}], ['d1']],
    [
      'that of an item under the cursor',
      [
        {type: 'view', view: 'disks'},
        {type: 'moved', by: 2},
      ],
      ['d2'],
    ],
    ['the marked ones, wherever the cursor is', [mark('d0', 'd2'), {type: 'moved', by: 1}], ['d0', 'd2']],
    ['marked ones that the filter hides', [mark('d0', 'd2'), {type: 'filter', text: 'd3'}], ['d0', 'd2']],
    ['the opened one, whatever is marked', [mark('d0'), opened], ['d3']],
    [
      'the opened one, beneath the help',
      [opened, {type: 'screen', screen: {name: 'help', scroll: 0, back: opened.screen}}],
      ['d3'],
    ],
    ['nothing in an empty table', [{type: 'filter', text: 'nobody'}], []],
    [
      'nothing that has gone while it is frozen on screen',
      [{type: 'freeze', on: true}, {type: 'moved', by: 'last'}, goneNow],
      [],
    ],
  ])('is %s', (_, actions, names) => {
    expect(selectTargets(play(actions, state))).toEqual(names.map(uuid));
  });
});
