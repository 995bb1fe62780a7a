import {safeText} from '../../format/safe-text.ts';
import type {Detail} from '../../state/select/detail.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {chartLines} from './chart.ts';
import {factLines, labelled} from './facts.ts';
import {missingReportReason} from './guest-report.ts';

/** The domain at a glance: what it uses and how it fared over the last minutes. */
export function overviewLines({row, xml}: Detail, width: number, look: Look): readonly (readonly Span[])[] {
  const {domain, context} = row;
  const reason = missingReportReason(row, xml && 'text' in xml ? xml.text : undefined);
  return [
    ...factLines(row, look),
    ...(reason === undefined ? [] : [labelled('', [{text: safeText(reason, look), style: 'dim'}])]),
    labelled('UUID', [{text: domain.uuid}]),
    [],
    [{text: ' %CPU over the last 10 minutes', style: 'strong'}],
    ...chartLines(domain.trend, context.now, width, look),
  ];
}
