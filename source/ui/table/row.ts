import type {DomainRow} from '../../model/field.ts';
import {gapWidth, gutterWidth} from '../../state/fit.ts';
import type {TableRow} from '../../state/select/table.ts';
import type {PlacedColumn} from '../../state/view.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {cellSpan} from './cell-span.ts';

/** In the gutter: what the numbers of the row are worth. */
const freshnessMarks = {fresh: ' ', old: '~', stuck: '!'} as const;

/** One domain, vCPU, NIC or disk: the marks of its selection and its age, then its cells. */
export function rowSpans(columns: readonly PlacedColumn<DomainRow>[], shown: TableRow, look: Look): readonly Span[] {
  const marks = ((shown.selected ? '>' : ' ') + freshnessMarks[shown.freshness]).padEnd(gutterWidth);
  const gutter: Span = shown.freshness === 'fresh' ? {text: marks} : {text: marks, style: 'warn'};
  return [gutter, ...columns.map((placed, index) => cellSpan(placed, shown, index === 0 ? 0 : gapWidth, look))];
}
