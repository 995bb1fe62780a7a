import type {ReactElement} from 'react';
import {pad} from '../../format/width.ts';
import type {DomainRow} from '../../model/field.ts';
import {gapWidth, gutterWidth} from '../../state/fit.ts';
import type {Table} from '../../state/select/table.ts';
import type {PlacedColumn} from '../../state/view.ts';
import {type Glyphs, glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {useLook} from '../look.ts';
import type {Span} from '../span.ts';

/** A column's head with the cells to its left; the sort mark stands beside the title, on the side of the numbers' gap. */
function headSpan({column, width}: PlacedColumn<DomainRow>, left: number, {sort}: Table, signs: Glyphs): Span {
  if (column.field.id !== sort.field) {
    return {text: ' '.repeat(left) + pad(column.title, width, column.align), style: 'heading'};
  }
  const mark = sort.descending ? signs.descending : signs.ascending;
  const text =
    column.align === 'right'
      ? pad(mark + column.title, width + left, 'right')
      : ' '.repeat(left) + pad(column.title + mark, width, 'left');
  return {text, style: 'sortHeading'};
}

interface ColumnHeadProps {
  readonly table: Table;
  readonly width: number;
}

/** The heads of the columns, with the mark of the sorted one. */
export function ColumnHead({table, width}: ColumnHeadProps): ReactElement {
  const signs = glyphs(useLook());
  const spans = table.columns.map((placed, index) =>
    headSpan(placed, index === 0 ? gutterWidth : gapWidth, table, signs),
  );
  return <Line spans={spans} width={width} over="headLine" />;
}
