import {describe, expect, it} from 'vitest';
import type {Action} from '../../source/state/action.ts';
import {cursorIndex, cursorKey} from '../../source/state/cursor.ts';
import {selectLayout} from '../../source/state/layout.ts';
import {selectDetail} from '../../source/state/select/detail.ts';
import {selectFooter} from '../../source/state/select/footer.ts';
import {selectTable} from '../../source/state/select/table.ts';
import {selectWanted} from '../../source/state/select/wanted.ts';
import {detailTabs, type State} from '../../source/state/state.ts';
import {viewIds} from '../../source/state/view.ts';
import {type Fleet, Fleets, play, uuid} from './fleet.ts';
import {pick, type Random, randomOf} from './random.ts';
import {randomChange} from './random-change.ts';
import {expectSoundChanges} from './sound-changes.ts';

function randomFleet(random: Random): Fleet {
  const names = Array.from({length: 40}, (_, index) => `d${index}`).filter(() => random(4) > 0);
  return Object.fromEntries(
    names.map((name) => [name, {cpu: random(300), state: pick(random, ['running', 'running', 'paused', 'shut off'])}]),
  );
}

function randomAction(random: Random, fleets: Fleets, state: State): Action {
  const options: readonly [() => Action, ...(() => Action)[]] = [
    () => ({type: 'polled', poll: fleets.poll(randomFleet(random), 1 + random(4))}),
    () => ({type: 'polled', poll: fleets.poll(random(9) > 0 ? randomFleet(random) : {})}),
    () => ({type: 'moved', by: pick(random, [1, -1, 7, -7, 'first', 'last', 'pageUp', 'pageDown'])}),
    () => ({type: 'moved', by: random(9) - 4}),
    () => ({type: 'view', view: pick(random, viewIds)}),
    () => ({type: 'sort', sort: {field: pick(random, ['name', 'cpuPercent', 'nonsense']), descending: random(2) > 0}}),
    () => ({type: 'filter', text: pick(random, ['', '', '1', 'cpu>100', 'state=running', 'cpu>', '"'])}),
    () => ({type: 'resized', columns: random(220), rows: random(60)}),
    () => ({type: 'freeze', on: random(3) > 0}),
    () => ({
      type: 'screen',
      screen: {name: 'detail', uuid: uuid(`d${random(40)}`), tab: pick(random, detailTabs), scroll: 0},
    }),
    () => ({type: 'screen', screen: {name: 'table'}}),
    () => ({type: 'screen', screen: {name: 'columns', cursor: 0}}),
    () => ({type: 'clock', at: random(1e6), wallSeconds: 0}),
    ...Array.from({length: 8}, () => () => randomChange(random, state)),
  ];
  return pick(random, options)();
}

function expectSound(state: State): void {
  const {table} = selectLayout(state);
  const {rows, cursor, first, matching} = selectTable(state);
  expect(new Set(state.order).size).toBe(state.order.length);
  expect(rows.length).toBe(Math.min(table, matching - first));
  expect(first).toBe(Math.max(0, Math.min(first, matching - table)));
  expect(rows.map(({selected}) => selected).indexOf(true)).toBe(cursor ?? -1);
  expect(cursor === undefined).toBe(matching === 0);
  if (matching > 0) expect(rows[cursor ?? -1]?.key).toBe(cursorKey(state));
  if (matching > 0 && state.selected !== undefined) expect(cursorKey(state)).toBe(state.selected);
  expect(selectFooter(state).matching).toBe(matching);
  expect(selectWanted(state).visible.every((one) => one !== '')).toBe(true);
  if (state.screen.name === 'detail' && !state.frozen) expect(selectDetail(state)?.scroll).toBeGreaterThanOrEqual(0);
}

describe('whatever happens, in whatever order', () => {
  it.each(Array.from({length: 30}, (_, seed) => [seed]))(
    'the cursor is in sight on the row it names (seed %i)',
    (seed) => {
      const random = randomOf(seed);
      const fleets = new Fleets();
      let state = play([{type: 'polled', poll: fleets.poll(randomFleet(random))}]);
      for (let step = 0; step < 150; step++) {
        const action = randomAction(random, fleets, state);
        if (action.type === 'screen' && action.screen.name === 'detail') {
          if (!(state.frozen ?? state.world).domains.has(action.screen.uuid)) continue;
        }
        const before = state;
        state = play([action], before);
        expectSound(state);
        expectSoundChanges(before, state);
        const {selected} = before;
        const stays = action.type === 'polled' && selected !== undefined && state.order.includes(selected);
        if (stays) expect(state.order[cursorIndex(state)]).toBe(selected);
      }
    },
  );
});
