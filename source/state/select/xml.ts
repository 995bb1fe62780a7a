import {selectLayout} from '../layout.ts';
import {type DetailScreen, detailOf} from '../screens.ts';
import type {State} from '../state.ts';
import {type Page, rowMaker, wholeLine, type XmlRow} from './xml/row-maker.ts';
import {rowOf, type XmlRows, xmlRows} from './xml/rows.ts';
import {matchingXmlLines} from './xml/search.ts';
import {firstXmlView, type XmlText, xmlTextOf} from './xml/text.ts';

/** A definition below a title line. */
export interface XmlTabView extends Pick<XmlText, 'which' | 'alone' | 'differences'> {
  readonly rows: readonly XmlRow[];
  /** Lines of the text. */
  readonly total: number;
  readonly search: string;
  /** How many lines have it; undefined while nothing is looked for. */
  readonly matching: number | undefined;
}

/** The definition on its tab; undefined while none was read. */
export function selectXml(state: State): XmlTabView | undefined {
  const screen = detailOf(state.screen);
  const xml = screen && xmlTextOf(screen);
  if (!screen || !xml) return undefined;
  const {xmlView: {search, cursor, folded} = firstXmlView} = screen;
  const rows = xmlRows(xml, folded);
  const first = xmlScroll(state, screen, rows);
  const height = xmlHeight(state);
  const cursorLine = rows.lines[rowOf(rows, cursor)];
  const rowsOf = rowMaker(xml, rows, search, pageOf(state));
  return {
    which: xml.which,
    alone: xml.alone,
    differences: xml.differences,
    rows: rows.lines
      .slice(first, first + height)
      .flatMap((line) => rowsOf(line, line === cursorLine))
      .slice(0, height),
    total: xml.starts.length,
    search,
    matching: search === '' ? undefined : matchingXmlLines(xml, search).length,
  };
}

/** Lines of the screen for the text: below the title of the domain, the tabs, and a title of its own. */
export function xmlHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 3);
}

/** The first visible row: never so far that the last page is not full. */
export function xmlScroll(state: State, screen: DetailScreen, {lines}: XmlRows): number {
  return Math.max(0, Math.min(screen.scroll, lines.length - xmlHeight(state) + cursorHeight(state, screen) - 1));
}

/** Rows of the line under the cursor, one page of them at most. */
export function cursorHeight(state: State, screen: DetailScreen): number {
  const xml = xmlTextOf(screen);
  if (!xml) return 1;
  const {cursor, folded} = screen.xmlView ?? firstXmlView;
  const rows = xmlRows(xml, folded);
  return wholeLine(xml, rows.lines[rowOf(rows, cursor)] ?? 0, pageOf(state)).length;
}

function pageOf(state: State): Page {
  return {columns: state.size.columns, height: xmlHeight(state)};
}
