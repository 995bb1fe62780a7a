import {type DetailScreen, withDetail} from '../screens.ts';
import {rowOf, xmlRows} from '../select/xml/rows.ts';
import {firstXmlView, xmlTextOf} from '../select/xml/text.ts';
import {cursorHeight, xmlHeight, xmlScroll} from '../select/xml.ts';
import type {State} from '../state.ts';
import type {Reducers} from './reducers.ts';
import {type Move, target} from './target.ts';

/** The definition on its tab. */
export const xmlReducers: Reducers<'xml' | 'xmlView'> = {
  xml: (state, {uuid, xml}) => {
    const change = (detail: DetailScreen) => (detail.uuid === uuid ? {...detail, xml} : detail);
    return {...state, screen: withDetail(state.screen, change)};
  },
  xmlView: (state, {change}) => {
    const changed = (detail: DetailScreen) => ({...detail, xmlView: {...firstXmlView, ...detail.xmlView, ...change}});
    return {...state, screen: withDetail(state.screen, (detail) => inSight(state, changed(detail)))};
  },
};

/** The cursor moves through the rows, and the rows with it where it would leave the screen; a page turns the page. */
export function movedXml(state: State, screen: DetailScreen, by: Move): State {
  const xml = xmlTextOf(screen);
  if (!xml) return state;
  const {xmlView = firstXmlView} = screen;
  const rows = xmlRows(xml, xmlView.folded);
  const from = rowOf(rows, xmlView.cursor);
  const to = target(from, by, xmlHeight(state), rows.lines.length - 1);
  const scroll = xmlScroll(state, screen, rows) + (by === 'pageUp' || by === 'pageDown' ? to - from : 0);
  const moved = {...screen, scroll: Math.max(0, scroll), xmlView: {...xmlView, cursor: rows.lines[to] ?? 0}};
  return {...state, screen: inSight(state, moved)};
}

/** The screen scrolled just so far that all of the line under the cursor is on it. */
function inSight(state: State, screen: DetailScreen): DetailScreen {
  const xml = xmlTextOf(screen);
  if (!xml) return screen;
  const {cursor, folded} = screen.xmlView ?? firstXmlView;
  const rows = xmlRows(xml, folded);
  const row = rowOf(rows, cursor);
  const first = xmlScroll(state, screen, rows);
  const below = row + cursorHeight(state, screen);
  return {...screen, scroll: Math.max(below - xmlHeight(state), Math.min(row, first), 0)};
}
