import {inSight} from '../cursor.ts';
import {orderOf} from '../order.ts';
import {uuidOf} from '../rows.ts';
import {isOver} from '../run.ts';
import {type DetailScreen, withDetail} from '../screens.ts';
import type {DetailTab, Screen, State} from '../state.ts';
import type {ViewId} from '../view.ts';
import {moved} from './moved.ts';
import type {Reducers} from './reducers.ts';

/** Where the user is. */
export const navigationReducers: Reducers<'moved' | 'view' | 'screen' | 'tab' | 'resized'> = {
  moved: (state, {by}) => moved(state, by),
  view: (state, {view}) => (view === state.view ? state : withView(state, view)),
  screen: (state, {screen}) => ({...seenLog(state, screen), screen}),
  tab: (state, {tab}) => ({...state, screen: withDetail(state.screen, (detail) => withTab(detail, tab))}),
  resized: (state, {columns, rows}) => inSight({...state, size: {columns, rows}}),
};

/** A tab begins at its top. */
function withTab({xmlView, ...detail}: DetailScreen, tab: DetailTab): DetailScreen {
  return {...detail, tab, scroll: 0, ...(xmlView && {xmlView: {...xmlView, cursor: 0, from: undefined}})};
}

/** Another view of the same domains: the selection stays on its domain, on the first row that this has there. */
function withView(state: State, view: ViewId): State {
  const next = {...state, view, order: [], scroll: 0, hold: undefined};
  const order = orderOf(next, 'exact');
  return inSight({...next, order, selected: counterpart(order, state.selected)});
}

function counterpart(order: readonly string[], key: string | undefined): string | undefined {
  if (key === undefined || order.includes(key)) return key;
  return order.find((candidate) => uuidOf(candidate) === uuidOf(key));
}

/** Whoever opens or leaves the log has seen it; of a run that is not over there is still something to see. */
function seenLog(state: State, screen: Screen): State {
  if (screen.name !== 'log' && state.screen.name !== 'log') return state;
  return {...state, seenRun: Math.max(state.seenRun, state.runs.findLast(isOver)?.id ?? 0)};
}
