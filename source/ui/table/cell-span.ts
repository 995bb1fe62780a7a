import {cell} from '../../format/cell.ts';
import {duration} from '../../format/time.ts';
import {fitText} from '../../format/width.ts';
import {isActive} from '../../model/domain-state.ts';
import type {DomainRow} from '../../model/field.ts';
import type {Trend} from '../../model/trend.ts';
import type {TableRow} from '../../state/select/table.ts';
import type {PlacedColumn} from '../../state/view.ts';
import type {Look} from '../look.ts';
import {fieldSeverity, type Severity, severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

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

/** A cell with the gap to its left, `gap` + the column's width cells wide. */
export function cellSpan(placed: PlacedColumn<DomainRow>, shown: TableRow, gap: number, look: Look): Span {
  const {column, width} = placed;
  const {id, kind} = column.field;
  const value = column.field.value(shown.row);
  const stuck = id === 'state' ? stuckText(shown.row) : undefined;
  const severity = stuck === undefined ? fieldSeverity(id, value) : 'crit';
  const {now} = shown.row.context;
  const max = typeof value === 'object' ? trendTop(value, now) : undefined;
  const sign = !column.title.includes('%');
  const options = {sign, ascii: look.ascii, align: column.align, now, spanMs: trendMs, ...(max && {max})};
  const text = ' '.repeat(gap) + (stuck === undefined ? cell(kind, value, width, options) : fitText(stuck, width));
  const style = severity ?? quietStyle(id, shown);
  const marked = severity !== undefined && !look.color && column.align === 'right' ? withMark(text, severity) : text;
  return style === undefined ? {text: marked} : {text: marked, style};
}

/** The style of a value that is not bad. */
function quietStyle(id: string, {row, freshness}: TableRow): Style | undefined {
  if (freshness !== 'fresh' || !isActive(row.domain.readings.state?.value.state)) {
    return 'dim';
  }
  return id === 'cpuTrend' ? 'guest' : undefined;
}
