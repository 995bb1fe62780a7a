import {safeText} from '../../format/safe-text.ts';
import type {Ask} from '../../state/select/ask.ts';
import type {Menu} from '../../state/select/menu.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import {type Span, spansWidth} from '../span.ts';
import type {Style} from '../theme.ts';
import {dangerSeverity} from './danger.ts';
import {nameText} from './target-lines.ts';

/** Names in the title of a menu at most; the panel cuts what is too long. */
const mostNames = 20;

/** Whom the menu is for: `db1 (running)`, or how many and who. */
export function menuTitle({targets}: Menu, look: Look): readonly Span[] {
  const [first] = targets;
  if (first === undefined) {
    return [{text: 'no domain', style: 'strong'}];
  }
  if (targets.length === 1) {
    return [{text: nameText(first.name, look), style: 'strong'}, {text: ` (${first.state ?? glyphs(look).dash})`}];
  }
  const hidden = targets.filter((target) => target.hidden).length;
  const names = targets.slice(0, mostNames).map(({name}) => nameText(name, look));
  return [
    {text: `${targets.length} domains`, style: 'strong'},
    {text: hidden > 0 ? ` (${hidden} hidden by the filter)` : '', style: 'warn'},
    {text: `: ${names.join(', ')}`},
  ];
}

/** The style of the frame of a question. */
export function askStyle({danger}: Ask): Style | undefined {
  return dangerSeverity[danger];
}

/** What is asked, with how much it can cost; a narrow panel has a sign for that instead of words. */
export function askTitle({danger, title}: Ask, {dryRun, width}: {dryRun: boolean; width: number}, look: Look): Span[] {
  const severity = dangerSeverity[danger];
  const asked: Span = {text: safeText(title, look), style: severity ?? 'strong'};
  const full: Span[] = [
    ...(danger === 'destructive' ? [{text: ' DESTRUCTIVE ', style: 'critBadge'} as const, {text: ' '}] : []),
    asked,
    {text: dryRun ? ' (dry run: nothing is sent)' : '', style: 'info'},
  ];
  const short: Span[] =
    severity === undefined ? [asked] : [{text: `${severityMark[severity]} `, style: severity}, asked];
  return spansWidth(full) <= width ? full : short;
}
