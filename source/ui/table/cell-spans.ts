import {cell} from '../../format/cell.ts';
import {duration} from '../../format/time.ts';
import {fitText} from '../../format/width.ts';
import {isActive} from '../../model/domain-state.ts';
import type {DomainRow, FieldValue} from '../../model/field.ts';
import type {Trend} from '../../model/trend.ts';
import type {TableRow} from '../../state/select/table.ts';
import type {Column, PlacedColumn} from '../../state/view.ts';
import type {Look} from '../look.ts';
import {fieldSeverity, type Severity, severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {activitySpan} from './activity.ts';

/** How far back the trend of a row goes, in milliseconds; its column is called 60s. */
const trendMs = 60_000;

/** What STATE says of a domain whose monitor does not answer. */
function stuckText({domain, context}: DomainRow): string | undefined {
  return domain.stuckSince === undefined ? undefined : `stuck ${duration((context.now - domain.stuckSince) / 1000)}`;
}

/** Puts the sign of a severity right before a number that leans right, as far as there are blanks; one parts it from the column before. */
function withMark(text: string, severity: Severity): string {
  const start = text.length - text.trimStart().length;
  const mark = severityMark[severity].slice(0, Math.max(1, start - 1));
  return text.slice(0, start - mark.length) + mark + text.slice(start);
}

/** The value of a full column of a trend: a whole pCPU, or the peak of what is shown. */
function trendTop(trend: Trend, now: number): number {
  return trend.reduce((top, {at, value}) => (at > now - trendMs ? Math.max(top, value ?? 0) : top), 100);
}

/** A cell with the blanks to its left, `gap` + the column's width cells wide. */
export function cellSpans(
  {column, width}: PlacedColumn<DomainRow>,
  shown: TableRow,
  gap: number,
  look: Look,
): readonly Span[] {
  const {id} = column.field;
  const blanks = ' '.repeat(gap);
  if (id === 'state' && shown.activity !== undefined) {
    return [{text: blanks}, activitySpan(shown.activity, shown.row.context.now, width, look)];
  }
  const value = column.field.value(shown.row);
  const stuck = id === 'state' ? stuckText(shown.row) : undefined;
  const severity = stuck === undefined ? valueSeverity(id, value, shown) : 'crit';
  const text =
    stuck === undefined ? valueText(column, value, width, shown.row.context.now, look) : fitText(stuck, width);
  if (severity === undefined) {
    return [{text: blanks}, {text, style: id === 'name' && shown.marked ? 'info' : quietStyle(value, shown)}];
  }
  const isMarked = !look.color && column.align === 'right';
  return isMarked ? [{text: withMark(blanks + text, severity)}] : [{text: blanks}, {text, style: severity}];
}

/** Old figures do not raise an alarm; the state of a domain comes with every poll. */
function valueSeverity(id: string, value: FieldValue, {freshness}: TableRow): Severity | undefined {
  return freshness === 'fresh' || id === 'state' ? fieldSeverity(id, value) : undefined;
}

function valueText(
  {field: {kind}, title, align}: Column<DomainRow>,
  value: FieldValue,
  width: number,
  now: number,
  look: Look,
): string {
  const sign = !title.includes('%');
  const trend = typeof value === 'object' ? {now, spanMs: trendMs, max: trendTop(value, now)} : {};
  return cell(kind, value, width, {ascii: look.ascii, sign, align, ...trend});
}

/** The style of a value that is not bad: what says little is held back, so that the rest stands out. */
function quietStyle(value: FieldValue, {row, freshness, selected}: TableRow): Style | undefined {
  const isOff = !isActive(row.domain.readings.state?.value.state);
  if (freshness !== 'fresh' || isOff || value === undefined || value === 0) {
    return 'dim';
  }
  return typeof value === 'object' && !selected ? 'guest' : undefined;
}
