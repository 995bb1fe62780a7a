import {outlineOf} from '../../xml/outline.ts';
import {type Piece, piecesOf} from '../../xml/pieces.ts';
import {summaryOf} from '../../xml/summary.ts';
import {selectLayout} from '../layout.ts';
import {type DetailScreen, detailOf} from '../screens.ts';
import type {State} from '../state.ts';
import {cutUp} from '../wrap.ts';
import {matchesIn, matchesWithin, patternOf} from './pager/matches.ts';
import {rowOf, type XmlRows, xmlRows} from './xml/rows.ts';
import {matchingXmlLines} from './xml/search.ts';
import {firstXmlView, lineOf, type XmlText, xmlTextOf} from './xml/text.ts';

/** A visible line of a definition; that under the cursor is whole, in as many rows as it takes. */
export interface XmlRow {
  /** Of all lines of the text, from 1. */
  readonly number: number;
  /** Which row of its line it is, from 0. */
  readonly part: number;
  readonly text: string;
  /** What it consists of; places in `text`. */
  readonly pieces: readonly Piece[];
  /** Only in this definition, or otherwise in the other one; of what is folded, if any of it is. */
  readonly mark: '+' | '~' | undefined;
  /** What the element that is folded into it says, in a few words. */
  readonly hides: string | undefined;
  readonly isCursor: boolean;
  /** Where what is looked for is found in it: from and to. */
  readonly matches: readonly (readonly [number, number])[];
}

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
  const draw = rowDrawer(xml, rows, search, state);
  return {
    which: xml.which,
    alone: xml.alone,
    differences: xml.differences,
    rows: rows.lines
      .slice(first, first + height)
      .flatMap((line) => draw(line, line === cursorLine))
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
  return wholeLine(xml, rows.lines[rowOf(rows, cursor)] ?? 0, state).length;
}

/** Cells of a row beside its text: the cursor, and two signs. */
const margin = 3;
/** No character takes less than half a cell of the screen, to speak of: what is beyond is never in sight. */
const charactersPerCell = 2;

/** A line in pieces that fit beside the margin, one page of them at most. */
function wholeLine(xml: XmlText, line: number, state: State): readonly string[] {
  const {columns} = state.size;
  const height = xmlHeight(state);
  const text = lineOf(xml, line, columns * charactersPerCell * height);
  // A tab is drawn as two blanks.
  const tabs = text.split('\t').length - 1;
  return cutUp(text, columns - margin - tabs).slice(0, height);
}

/** What draws a line: in one row, or all of it where the cursor is. */
function rowDrawer(xml: XmlText, rows: XmlRows, search: string, state: State) {
  const outline = outlineOf(xml.text);
  const pattern = patternOf(search);
  return (line: number, isCursor: boolean): readonly XmlRow[] => {
    const fold = rows.folded.get(line);
    const texts = isCursor ? wholeLine(xml, line, state) : [lineOf(xml, line, state.size.columns * charactersPerCell)];
    const matches = matchesIn(texts.join(''), pattern);
    let from = 0;
    return texts.map((text, part): XmlRow => {
      const start = (xml.starts[line] ?? 0) + from;
      const pieces = piecesOf(xml.text, outline, {start, end: start + text.length});
      const row = {
        number: line + 1,
        part,
        text,
        pieces: pieces.map((piece) => ({...piece, start: piece.start - start, end: piece.end - start})),
        mark: part === 0 ? markOf(xml, line, fold?.last ?? line) : undefined,
        hides: fold && part === texts.length - 1 ? summaryOf(fold.element) : undefined,
        isCursor,
        matches: matchesWithin(matches, from, text.length),
      };
      from += text.length;
      return row;
    });
  };
}

function markOf({differences}: XmlText, first: number, last: number): XmlRow['mark'] {
  const own = differences?.marks.get(first);
  if (own || !differences) return own;
  for (let line = first + 1; line <= last; line += 1) if (differences.marks.has(line)) return '~';
  return undefined;
}
