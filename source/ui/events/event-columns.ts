import {safeText} from '../../format/safe-text.ts';
import type {DomainEvent} from '../../model/event.ts';
import type {EventLevel} from '../../state/events.ts';
import {clockText} from '../clock-text.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Style} from '../theme.ts';

/** An event and how much it asks for attention. */
export interface EventRow {
  readonly event: DomainEvent;
  readonly level: EventLevel;
}

const levels: Readonly<Record<EventLevel, {readonly mark: string; readonly style: Style | undefined}>> = {
  info: {mark: '', style: undefined},
  warn: {mark: severityMark.warn, style: 'warn'},
  crit: {mark: severityMark.crit, style: 'crit'},
};

/** virsh stamps events in UTC, as 2026-11-23 03:04:05.678+0000; the clock on screen is local. */
function timeText(time: string | undefined, look: Look): string {
  const ms = Date.parse(time ?? '');
  return Number.isNaN(ms) ? safeText(time ?? '', look) : clockText(ms / 1000);
}

const domainColumn: LineColumn<EventRow> = {
  title: 'DOMAIN',
  width: (screen) => Math.max(8, Math.min(24, Math.floor(screen / 5))),
  span: ({event}, look) => ({text: safeText(event.domain ?? '', look)}),
};

/** When, to whom and what; what stands out has a sign too. */
export const eventColumns: readonly LineColumn<EventRow>[] = [
  {
    title: 'TIME',
    width: (screen) => (screen < 50 ? 0 : 8),
    span: ({event}, look) => ({text: timeText(event.time, look), style: 'dim'}),
  },
  {
    title: '',
    width: () => 2,
    span: ({level}) => ({text: levels[level].mark, style: levels[level].style}),
  },
  domainColumn,
  {
    title: 'EVENT',
    width: (screen) => (screen < 60 ? 10 : 18),
    span: ({event, level}, look) => ({text: safeText(event.kind, look), style: levels[level].style ?? 'strong'}),
  },
  {
    title: 'DETAIL',
    width: () => Number.POSITIVE_INFINITY,
    span: ({event, level}, look) => ({text: safeText(event.detail, look), style: levels[level].style}),
  },
];

/** Among the events of one domain its name says nothing. */
export const eventColumnsOfOne = eventColumns.filter((column) => column !== domainColumn);
