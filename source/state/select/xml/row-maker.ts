import {outlineOf} from '../../../xml/outline.ts';
import {type Piece, piecesOf} from '../../../xml/pieces.ts';
import {summaryOf} from '../../../xml/summary.ts';
import {cutUp} from '../../wrap.ts';
import {type Match, matchesIn, matchesWithin, patternOf} from '../pager/matches.ts';
import type {XmlRows} from './rows.ts';
import {lineOf, type XmlText} from './text.ts';

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
  /** Where what is looked for is found in it. */
  readonly matches: readonly Match[];
}

/** The room for a definition, in cells. */
export interface Page {
  readonly columns: number;
  readonly height: number;
}

/** Cells of a row beside its text: the cursor, and two signs. */
const margin = 3;
/** No character takes less than half a cell of the screen, to speak of: what is beyond is never in sight. */
const charactersPerCell = 2;

/** A line in pieces that fit beside the margin, one page of them at most. */
export function wholeLine(xml: XmlText, line: number, {columns, height}: Page): readonly string[] {
  const text = lineOf(xml, line, columns * charactersPerCell * height);
  // A tab is drawn as two blanks.
  const tabs = text.split('\t').length - 1;
  return cutUp(text, columns - margin - tabs).slice(0, height);
}

/** Makes what lays a line out in rows: in one, or all of it where the cursor is. */
export function rowMaker(xml: XmlText, rows: XmlRows, search: string, page: Page) {
  const outline = outlineOf(xml.text);
  const pattern = patternOf(search);
  return (line: number, isCursor: boolean): readonly XmlRow[] => {
    const fold = rows.folded.get(line);
    const texts = isCursor ? wholeLine(xml, line, page) : [lineOf(xml, line, page.columns * charactersPerCell)];
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
