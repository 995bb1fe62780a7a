import {percent} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import type {Activity} from '../../state/select/activity.ts';
import type {Footer} from '../../state/select/footer.ts';
import type {Table} from '../../state/select/table.ts';
import {views} from '../../state/views/views.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import type {Span} from '../span.ts';
import {activityParts} from './activity-parts.ts';

function stateSpans({states}: Footer, look: Look): readonly Span[] {
  return [{text: states.map(({state, count}) => `${count} ${state}`).join(glyphs(look).dot)}];
}

function filterSpans({filter, matching, total}: Footer, look: Look): readonly Span[] {
  if (filter === undefined) {
    return [];
  }
  const {text, error} = filter;
  const outcome = error === undefined ? `: ${matching} of ${total}` : ` has no meaning here: ${error}`;
  return [{text: `filter ${safeText(text, look)}${outcome}`, style: error === undefined ? 'info' : 'warn'}];
}

function rowSpans({view, rows, first, matching}: Table, look: Look): readonly Span[] {
  const title = view === 'domains' ? [] : [views[view].title];
  const shown =
    rows.length < matching ? [`rows ${first + 1}${glyphs(look).dash}${first + rows.length} of ${matching}`] : [];
  return [{text: [...title, ...shown].join(' ')}];
}

function costSpans(name: string, value: number | undefined, look: Look): readonly Span[] {
  return value === undefined ? [] : [{text: `${name} ${percent(value, {...look, sign: true})}`, style: 'dim'}];
}

function sortSpans({sort: {title, descending}}: Footer, look: Look): readonly Span[] {
  const signs = glyphs(look);
  return [{text: `sort ${title} ${descending ? signs.descending : signs.ascending}`}];
}

function markSpans({marks: {count, hidden}}: Footer): readonly Span[] {
  return count === 0
    ? []
    : [
        {text: `${count} marked`, style: 'info'},
        {text: hidden > 0 ? ` (${hidden} hidden)` : '', style: 'warn'},
      ];
}

interface Counted {
  readonly footer: Footer;
  readonly activity: Activity;
  /** Milliseconds of the monotonic clock. */
  readonly at: number;
  /** The table on screen; undefined while something else is. */
  readonly table: Table | undefined;
}

/** What there is, what is being done, how the table is sorted and filtered, and what looking at it costs the host. */
export function countsParts({footer, activity, at, table}: Counted, look: Look): Part[] {
  const {domains} = footer;
  return [
    {spans: [{text: ` ${domains} ${domains === 1 ? 'domain' : 'domains'}`, style: 'strong'}], priority: 0},
    {spans: markSpans(footer), priority: 1},
    ...activityParts(activity, at, look),
    {spans: stateSpans(footer, look), priority: 7},
    {spans: table === undefined ? [] : rowSpans(table, look), priority: 6},
    {spans: table === undefined ? [] : sortSpans(footer, look), priority: 5},
    {spans: filterSpans(footer, look), priority: 4},
    {spans: costSpans('kvmtop', footer.selfPercent, look), priority: 9, side: 'right'},
    {spans: costSpans('libvirtd', footer.daemonPercent, look), priority: 8, side: 'right'},
  ];
}
