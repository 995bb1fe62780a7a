import {cursorKey} from '../../state/cursor.ts';
import {uuidOf} from '../../state/rows.ts';
import {type DetailTab, detailTabs, type Screen, type State} from '../../state/state.ts';
import {views} from '../../state/views/views.ts';
import type {Command, Outcome} from '../command.ts';
import {act} from '../outcome.ts';

/** One domain in full. */
export const detailCommands: readonly Command[] = [
  {
    id: 'detail',
    keys: ['enter'],
    label: 'detail',
    help: 'Show everything about the domain under the cursor.',
    group: 'general',
    danger: 'view',
    screens: ['table'],
    footer: 10,
    disabled: (state) => (cursorKey(state) === undefined ? 'There is no domain to show.' : undefined),
    run: openDetail,
  },
  {
    id: 'next-tab',
    keys: ['tab', 'right'],
    label: 'next tab',
    help: 'Go to the next tab of the detail.',
    group: 'views',
    danger: 'view',
    screens: ['detail'],
    footer: 10,
    run: (state) => turnTab(state, 1),
  },
  {
    id: 'previous-tab',
    keys: ['shift+tab', 'left'],
    label: 'previous tab',
    help: 'Go to the previous tab of the detail.',
    group: 'views',
    danger: 'view',
    screens: ['detail'],
    run: (state) => turnTab(state, -1),
  },
];

/** Asks for what the tab shows beyond the figures: the definition, or the snapshots. */
export function readTab(screen: Screen): readonly Outcome[] {
  if (screen.name !== 'detail') return [];
  const {tab, uuid} = screen;
  if (tab === 'xml') return [{effect: {type: 'readXml', uuid}}];
  return tab === 'snapshots' ? [{effect: {type: 'readFacts', uuids: [uuid]}}] : [];
}

function openDetail(state: State): readonly Outcome[] {
  const key = cursorKey(state);
  if (key === undefined) return [];
  const uuid = uuidOf(key);
  const screen: Screen = {name: 'detail', uuid, tab: views[state.view].tab, scroll: 0};
  // The definition also says why a guest tells nothing of its memory.
  return [...act({type: 'screen', screen}), {effect: {type: 'poll'}}, {effect: {type: 'readXml', uuid}}];
}

function turnTab({screen}: State, step: number): readonly Outcome[] {
  if (screen.name !== 'detail') return [];
  const tab = neighbour(screen.tab, step);
  return [...act({type: 'tab', tab}), ...readTab({...screen, tab})];
}

/** The tabs are a ring. */
function neighbour(tab: DetailTab, step: number): DetailTab {
  return detailTabs.at((detailTabs.indexOf(tab) + step) % detailTabs.length) ?? tab;
}
