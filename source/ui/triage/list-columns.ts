import {safeText} from '../../format/safe-text.ts';
import {duration} from '../../format/time.ts';
import type {ListedFinding} from '../../state/select/triage.ts';
import type {LineColumn} from '../line-columns.ts';
import {severitySpan} from './severity-span.ts';

/** How bad, for how long, and what. */
export const listColumns: readonly LineColumn<ListedFinding>[] = [
  {title: '', width: () => 4, span: ({finding}) => severitySpan(finding.severity)},
  {
    title: 'FOR',
    width: (screen) => (screen < 50 ? 0 : 4),
    align: 'right',
    span: ({heldMs}, look) => ({text: heldMs === undefined ? '' : duration(heldMs / 1000, look), style: 'dim'}),
  },
  {
    title: 'FINDING',
    width: () => Number.POSITIVE_INFINITY,
    span: ({finding}, look) => ({text: safeText(finding.title, look)}),
  },
];
