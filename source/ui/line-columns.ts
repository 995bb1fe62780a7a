import {type Align, fitText} from '../format/width.ts';
import type {Look} from './look.ts';
import type {Span} from './span.ts';

/** A column of a list that is drawn line by line. */
export interface LineColumn<Row> {
  readonly title: string;
  /** Its width on a screen of so many cells; 0 leaves it out, and what is left goes to an infinite one. */
  readonly width: (screen: number) => number;
  readonly align?: Align;
  readonly span: (row: Row, look: Look) => Span;
}

function lineOf<Row>(
  columns: readonly LineColumn<Row>[],
  width: number,
  look: Look,
  spanOf: (column: LineColumn<Row>) => Span,
): readonly Span[] {
  let left = width - 1;
  return columns.flatMap((column): readonly Span[] => {
    const cells = Math.min(left - 1, column.width(width));
    if (cells <= 0) {
      return [];
    }
    left -= cells + 1;
    const {text, style} = spanOf(column);
    return [{text: ' '}, {text: fitText(text, cells, column.align, look), style}];
  });
}

/** The heads of the columns on a screen `width` cells wide. */
export function headLine<Row>(columns: readonly LineColumn<Row>[], width: number, look: Look): readonly Span[] {
  return lineOf(columns, width, look, ({title}) => ({text: title, style: 'heading'}));
}

/** A row in these columns. */
export function rowLine<Row>(
  row: Row,
  columns: readonly LineColumn<Row>[],
  width: number,
  look: Look,
): readonly Span[] {
  return lineOf(columns, width, look, (column) => column.span(row, look));
}
