import {percent} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import type {Footer} from '../../state/select/footer.ts';
import type {Table} from '../../state/select/table.ts';
import {views} from '../../state/views/views.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import type {Span} from '../span.ts';

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

/**
 * What there is, how it is sorted and filtered, and what looking at it costs the host.
 * @param table the table on screen; undefined while something else is
 */
export function countsParts(footer: Footer, table: Table | undefined, look: Look): Part[] {
  const {domains} = footer;
  return [
    {spans: [{text: ` ${domains} ${domains === 1 ? 'domain' : 'domains'}`, style: 'strong'}], priority: 0},
    {spans: stateSpans(footer, look), priority: 4},
    {spans: table === undefined ? [] : rowSpans(table, look), priority: 3},
    {spans: table === undefined ? [] : sortSpans(footer, look), priority: 2},
    {spans: filterSpans(footer, look), priority: 1},
    {spans: costSpans('kvmtop', footer.selfPercent, look), priority: 6, side: 'right'},
    {spans: costSpans('libvirtd', footer.daemonPercent, look), priority: 5, side: 'right'},
  ];
}
