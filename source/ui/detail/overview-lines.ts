import {safeText} from '../../format/safe-text.ts';
import type {Detail} from '../../state/select/detail.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {wrapWords} from '../wrap.ts';
import {chartLines, chartSpanMs} from './chart.ts';
import {factLines, labelled, labelWidth} from './facts.ts';
import {missingReportReason} from './guest-report.ts';

/** The domain at a glance: what it uses and how it fared over the last minutes. */
export function overviewLines({row, xml}: Detail, width: number, look: Look): readonly (readonly Span[])[] {
  const {domain, context} = row;
  const reason = missingReportReason(row, xml && 'text' in xml ? xml.text : undefined);
  const reasons = reason === undefined ? [] : wrapWords(safeText(reason, look), width - labelWidth);
  const minutes = chartSpanMs(domain.trend, context.now) / 60_000;
  return [
    ...factLines(row, look),
    ...reasons.map((text) => labelled('', [{text, style: 'warn'}])),
    labelled('UUID', [{text: domain.uuid}]),
    [],
    [{text: ` %CPU over the last ${minutes === 1 ? 'minute' : `${minutes} minutes`}`, style: 'strong'}],
    ...chartLines(domain.trend, context.now, width, look),
  ];
}
