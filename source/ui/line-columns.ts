import {type Align, fitText} from '../format/width.ts';
import type {Look} from './look.ts';
import type {Span} from './span.ts';

/** A column of a list that is drawn line by line. */
export interface LineColumn<Row> {
  readonly title: string;
  /** Its width on a screen of so many cells; 0 leaves it out, and an infinite one takes what is left. */
  readonly width: (screen: number) => number;
  readonly align?: Align;
  /** `cells` are those that it has. */
  readonly span: (row: Row, look: Look, cells: number) => Span;
}

function lineOf<Row>(
  columns: readonly LineColumn<Row>[],
  {width, mark}: {readonly width: number; readonly mark: string},
  look: Look,
  spanOf: (column: LineColumn<Row>, cells: number) => Span,
): readonly Span[] {
  let left = width - 1;
  const spans = columns.flatMap((column): readonly Span[] => {
    const cells = Math.min(left - 1, column.width(width));
    if (cells <= 0) {
      return [];
    }
    left -= cells + 1;
    const {text, style} = spanOf(column, cells);
    return [{text: fitText(text, cells, column.align, look), style}, {text: ' '}];
  });
  return [{text: mark}, ...spans];
}

/** The heads of the columns on a screen `width` cells wide. */
export function headLine<Row>(columns: readonly LineColumn<Row>[], width: number, look: Look): readonly Span[] {
  return lineOf(columns, {width, mark: ' '}, look, ({title}) => ({text: title, style: 'heading'}));
}

/** A row in these columns; the selected one has a sign, for screens without colour. */
export function rowLine<Row>(
  row: Row,
  columns: readonly LineColumn<Row>[],
  width: number,
  look: Look,
  selected = false,
): readonly Span[] {
  return lineOf(columns, {width, mark: selected ? '>' : ' '}, look, (column, cells) => column.span(row, look, cells));
}
