import {safeText} from '../../format/safe-text.ts';
import {sparkline} from '../../format/sparkline.ts';
import {duration} from '../../format/time.ts';
import {fitText} from '../../format/width.ts';
import {bucketTrend} from '../../model/trend.ts';
import {chartSpanMs} from '../detail/chart.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {ItemOf} from './ledger-columns.ts';

const nameWidth = 20;
const mostCells = 60;

/** A name, and how bad it was over the span that shows all there is; a full column is the critical threshold. */
export function courseSpans({name, weights, at}: ItemOf<'course'>, width: number, look: Look): readonly Span[] {
  const spanMs = chartSpanMs(weights, at);
  const cells = Math.max(1, Math.min(mostCells, width - nameWidth - 10));
  const values = bucketTrend(weights, at, spanMs, cells);
  return [
    {text: ` ${fitText(safeText(name, look), nameWidth, 'left', look)} `},
    {text: sparkline(values, cells, 1, look), style: 'warn'},
    {text: `  ${duration(spanMs / 1000, look)}`, style: 'dim'},
  ];
}
