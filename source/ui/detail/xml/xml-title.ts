import {safeText} from '../../../format/safe-text.ts';
import type {XmlTabView} from '../../../state/select/xml.ts';
import {glyphs} from '../../glyphs.ts';
import type {Look} from '../../look.ts';
import type {Part} from '../../parts.ts';

const names: Readonly<Record<XmlTabView['which'], string>> = {
  live: 'live definition',
  inactive: 'definition for the next start',
  only: 'definition',
};

const others: Readonly<Record<XmlTabView['which'], string>> = {
  live: 'the inactive definition',
  inactive: 'the live definition',
  only: '',
};

/** What is shown, how it differs from the other one, what is looked for, and which part is in sight. */
export function titleParts(view: XmlTabView, look: Look): readonly Part[] {
  const {which, alone, rows, total, search, matching} = view;
  const {dash} = glyphs(look);
  const [first, last] = [rows[0]?.number ?? 0, rows.at(-1)?.number ?? 0];
  const found = `${matching === 0 ? 'no' : matching} ${matching === 1 ? 'line' : 'lines'} with ${safeText(search, look)}`;
  const difference = differenceText(view);
  return [
    {spans: [{text: ` ${names[which]}`, style: 'strong'}], priority: 0},
    {
      spans: alone === undefined ? [] : [{text: `the domain is ${alone}: there is no other one`, style: 'dim'}],
      priority: 3,
    },
    {
      spans:
        difference === undefined ? [] : [{text: difference, style: difference.startsWith('same') ? 'dim' : 'warn'}],
      priority: 1,
    },
    {
      spans: matching === undefined ? [] : [{text: found, style: matching === 0 ? 'warn' : 'info'}],
      priority: 1,
      side: 'right',
    },
    {spans: [{text: `lines ${first}${dash}${last} of ${total}`, style: 'dim'}], priority: 2, side: 'right'},
  ];
}

/** @returns undefined where there is no other definition */
function differenceText({which, differences}: XmlTabView): string | undefined {
  if (which === 'only') return undefined;
  if (!differences) return `differs in too much from ${others[which]} to be marked`;
  const {marks, missing} = differences;
  if (marks.size === 0 && missing === 0) return `same as ${others[which]}`;
  const lines = `${marks.size} ${marks.size === 1 ? 'line differs' : 'lines differ'} from ${others[which]}`;
  return missing === 0 ? lines : `${lines}, which has ${missing} more`;
}
