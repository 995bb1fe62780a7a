import {safeText} from '../../../format/safe-text.ts';
import type {XmlTabView} from '../../../state/select/xml.ts';
import {glyphs} from '../../glyphs.ts';
import type {Look} from '../../look.ts';
import type {Part} from '../../parts.ts';
import type {Span} from '../../span.ts';

const names: Readonly<Record<XmlTabView['which'], string>> = {
  live: 'live definition',
  inactive: 'inactive definition',
  only: 'definition',
};

const others: Readonly<Record<XmlTabView['which'], string>> = {
  live: names.inactive,
  inactive: names.live,
  only: names.only,
};

/** What is shown, how it differs from the other one, what is looked for, and which part is in sight. */
export function titleParts(view: XmlTabView, look: Look): readonly Part[] {
  const {which, alone, rows, total, search, matching} = view;
  const {dash} = glyphs(look);
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  const found = `${matching === 0 ? 'no' : matching} ${matching === 1 ? 'line' : 'lines'} with ${safeText(search, look)}`;
  return [
    {spans: [{text: ` ${names[which]}`, style: 'strong'}], priority: 0},
    {
      spans: alone === undefined ? [] : [{text: `the domain is ${alone}: there is no other one`, style: 'dim'}],
      priority: 2,
    },
    {spans: [differenceSpan(view)], priority: 2},
    {
      spans: matching === undefined ? [] : [{text: found, style: matching === 0 ? 'warn' : 'info'}],
      priority: 1,
      side: 'right',
    },
    {spans: [{text: `lines ${first}${dash}${last} of ${total}`, style: 'dim'}], priority: 3, side: 'right'},
  ];
}

/** Empty where there is no other definition. */
function differenceSpan({which, differences}: XmlTabView): Span {
  if (which === 'only') return {text: ''};
  const other = `the ${others[which]}`;
  if (!differences) return {text: `differs in too much from ${other} to be marked`, style: 'warn'};
  const {marks, missing} = differences;
  if (marks.size === 0 && missing === 0) return {text: `same as ${other}`, style: 'dim'};
  const lines = `${marks.size} ${marks.size === 1 ? 'line differs' : 'lines differ'} from ${other}`;
  return {text: missing === 0 ? lines : `${lines}, which has ${missing} more`, style: 'warn'};
}
