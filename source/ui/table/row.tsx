import {Text} from 'ink';
import type {ReactElement} from 'react';
import type {DomainRow} from '../../model/field.ts';
import {gapWidth, gutterWidth} from '../../state/fit.ts';
import type {TableRow} from '../../state/select/table.ts';
import type {PlacedColumn} from '../../state/view.ts';
import {useLook} from '../look.ts';
import type {Span} from '../span.ts';
import {paint} from '../theme.ts';
import {concernSpan} from '../triage/concern.ts';
import {columnsOf} from './activity.ts';
import {cellSpans} from './cell-spans.ts';

/** In the gutter: what the numbers of the row are worth. */
const freshnessMarks = {fresh: ' ', old: '~', stuck: '!'} as const;

/** As wide as `gutterWidth` says; most rows have no marks. */
function gutterSpans({selected, marked, concern, freshness}: TableRow): readonly Span[] {
  const cursor = selected ? '>' : ' ';
  if (!marked && concern === undefined && freshness === 'fresh') {
    return [{text: cursor.padEnd(gutterWidth)}];
  }
  return [
    {text: cursor},
    marked ? {text: '*', style: 'key'} : {text: ' '},
    concern === undefined ? {text: ' '} : concernSpan(concern),
    freshness === 'fresh' ? {text: ' '} : {text: freshnessMarks[freshness], style: 'warn'},
  ];
}

interface RowProps {
  readonly columns: readonly PlacedColumn<DomainRow>[];
  readonly shown: TableRow;
  /** Cells of the screen; the columns were chosen to fit in. */
  readonly width: number;
}

/**
 * One domain, vCPU, NIC or disk: the marks of its selection and its age, then its cells. Not a `<Line>`: its width is
 * known from the columns, and measuring it again would be a tenth of a frame's cost.
 */
export function Row({columns, shown, width}: RowProps): ReactElement {
  const look = useLook();
  const {selected} = shown;
  const cells = columnsOf(columns, shown).flatMap((placed, index) =>
    cellSpans(placed, shown, index === 0 ? 0 : gapWidth, look),
  );
  const used = columns.reduce((sum, placed) => sum + placed.width + gapWidth, gutterWidth - gapWidth);
  const rest: Span = {text: selected ? ' '.repeat(Math.max(0, width - used)) : ''};
  return (
    <Text wrap="truncate">
      {paint([...gutterSpans(shown), ...cells, rest], look, selected ? 'selected' : undefined)}
    </Text>
  );
}
