import {cursorIndex, inSight} from '../cursor.ts';
import {selectLayout} from '../layout.ts';
import {backupRows} from '../select/backups/rows.ts';
import {backupsCursor, backupsHeights} from '../select/backups.ts';
import {chooserHeight} from '../select/chooser.ts';
import {detailHeight, lastScroll} from '../select/detail.ts';
import {eventsHeight, lastEventsScroll} from '../select/events.ts';
import {filesHeights} from '../select/files.ts';
import {logCursor, logHeights} from '../select/log.ts';
import {lastPagerScroll, pagerHeight, pagerScroll} from '../select/pager.ts';
import {lastRestoreScroll, restoreHeight} from '../select/restore.ts';
import {lastReviewScroll, reviewHeight} from '../select/review.ts';
import {findingCursor, isList, lastTriageScroll, triageHeight} from '../select/triage.ts';
import {listOf, versionCursor} from '../select/versions/list.ts';
import {versionsHeight} from '../select/versions.ts';
import {shownWorld} from '../shown.ts';
import type {Screen, State} from '../state.ts';
import {views} from '../views/views.ts';
import {type Move, target} from './target.ts';
import {movedXml} from './xml.ts';

/** Moves what there is to move on the screen: the selection, the cursor of a list, or the text. */
export function moved(state: State, by: Move): State {
  return movers[state.screen.name](state, by);
}

const movers: Readonly<Record<Screen['name'], (state: State, by: Move) => State>> = {
  table: movedSelection,
  detail: (state, by) => {
    if (state.screen.name !== 'detail') return state;
    if (state.screen.tab === 'xml') return movedXml(state, state.screen, by);
    const scroll = target(state.screen.scroll, by, detailHeight(state), lastScroll(state));
    return {...state, screen: {...state.screen, scroll}};
  },
  // How long the help is, is known where it is written: the command moves it no further than that.
  help: (state, by) => {
    if (state.screen.name !== 'help') return state;
    const scroll = target(state.screen.scroll, by, selectLayout(state).body, Number.MAX_SAFE_INTEGER);
    return {...state, screen: {...state.screen, scroll}};
  },
  log: (state, by) => {
    if (state.screen.name !== 'log') return state;
    const index = target(logCursor(state), by, logHeights(state).height, state.runs.length - 1);
    // As in the table, the top is the newest one, whichever it is.
    const cursor = by === 'first' ? undefined : state.runs.at(-1 - index)?.id;
    return {...state, screen: {...state.screen, cursor}};
  },
  events: (state, by) => {
    if (state.screen.name !== 'events') return state;
    const last = lastEventsScroll(state);
    const scroll = target(Math.min(state.screen.scroll, last), by, eventsHeight(state), last);
    return {...state, screen: {...state.screen, scroll}};
  },
  triage: (state, by) => {
    const {screen} = state;
    if (screen.name !== 'triage') return state;
    const height = triageHeight(state);
    if (!isList(state)) {
      const last = lastTriageScroll(state);
      return {...state, screen: {...screen, scroll: target(Math.min(screen.scroll, last), by, height, last)}};
    }
    const {findings} = shownWorld(state).triage;
    const index = target(findingCursor(state), by, height, findings.length - 1);
    // As in the table, the top is the worst one, whichever it is.
    return {...state, screen: {...screen, cursor: by === 'first' ? undefined : findings[index]?.id}};
  },
  pager: (state, by) => {
    if (state.screen.name !== 'pager') return state;
    const {pager} = state.screen;
    const scroll = target(pagerScroll(state, pager), by, pagerHeight(state), lastPagerScroll(state, pager));
    return {...state, screen: {...state.screen, pager: {...pager, scroll}}};
  },
  review: (state, by) => {
    if (state.screen.name !== 'review') return state;
    const last = lastReviewScroll(state);
    const scroll = target(Math.min(state.screen.scroll, last), by, reviewHeight(state), last);
    return {...state, screen: {...state.screen, scroll}};
  },
  files: (state, by) => {
    const {screen} = state;
    if (screen.name !== 'files' || !screen.files || 'error' in screen.files) return state;
    const cursor = target(screen.cursor, by, filesHeights(state).height, screen.files.length - 1);
    return {...state, screen: {...screen, cursor}};
  },
  versions: (state, by) => {
    const {screen} = state;
    if (screen.name !== 'versions') return state;
    const last = listOf(screen).length - 1;
    return {...state, screen: {...screen, cursor: target(versionCursor(screen), by, versionsHeight(state), last)}};
  },
  backups: (state, by) => {
    const {screen} = state;
    if (screen.name !== 'backups') return state;
    const rows = backupRows(state);
    const index = target(backupsCursor(state), by, backupsHeights(state).height, rows.length - 1);
    // As in the table, the top is the newest one, whichever it is.
    return {...state, screen: {...screen, cursor: by === 'first' ? undefined : rows[index]?.key}};
  },
  restore: (state, by) => {
    const {screen} = state;
    if (screen.name !== 'restore') return state;
    const last = lastRestoreScroll(state);
    const scroll = target(Math.min(screen.scroll, last), by, restoreHeight(state), last);
    return {...state, screen: {...screen, scroll}};
  },
  columns: (state, by) => {
    if (state.screen.name !== 'columns') return state;
    const last = views[state.view].columns.length - 1;
    const cursor = target(state.screen.cursor, by, chooserHeight(state), last);
    return {...state, screen: {...state.screen, cursor}};
  },
};

/** Going to the top lets go of the selection: from there on the first row is meant, whichever it is. */
function movedSelection(state: State, by: Move): State {
  if (by === 'first') return {...state, selected: undefined, scroll: 0, hold: undefined};
  const {table} = selectLayout(state);
  const index = cursorIndex(state);
  const next = target(index, by, table, state.order.length - 1);
  if (index < 0 || (next === index && state.selected === undefined)) return state;
  // A page turns the page: the cursor stays where it is on the screen.
  const page = by === 'pageUp' || by === 'pageDown' ? next - index : 0;
  const scroll = Math.max(0, state.scroll + page);
  return inSight({...state, selected: state.order[next], scroll, hold: {from: undefined}});
}
