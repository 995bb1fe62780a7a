import {safeText} from '../../format/safe-text.ts';
import {truncate} from '../../format/width.ts';
import type {AskTarget} from '../../state/select/ask.ts';
import {flow} from '../flow.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {fieldSeverity, severityStyle} from '../severity.ts';
import type {Span} from '../span.ts';
import type {PanelLine} from './panel.tsx';

/** Cells of a name at most: a longer one would hide those beside it. */
const longestName = 32;

/** A domain's name, fit to be drawn. */
export function nameText(name: string, look: Look): string {
  return truncate(safeText(name, look), longestName, look);
}

function targetSpans({name, state, hidden}: AskTarget, look: Look): readonly Span[] {
  return [
    {text: nameText(name, look), style: 'strong'},
    {text: ` ${state ?? glyphs(look).dash}`, ...severityStyle(fieldSeverity('state', state))},
    {text: hidden ? ' (hidden)' : '', style: 'warn'},
  ];
}

/** The domains that are hit, by name and state, as a flowing list. */
export function targetLines(targets: readonly AskTarget[], width: number, lines: number, look: Look): PanelLine[] {
  const hit = targets.filter(({unfit}) => unfit === undefined);
  const items = hit.map((target) => targetSpans(target, look));
  const more = (left: number) => (left === items.length ? `${left} domains` : `and ${left} more`);
  return flow(items, width, lines, more).map((spans) => ({spans}));
}

/** The domains that are left out, those of one reason in a line. */
export function unfitLines(targets: readonly AskTarget[], lines: number, look: Look): PanelLine[] {
  const left = targets.filter(({unfit}) => unfit !== undefined);
  const reasons = Array.from(
    Map.groupBy(left, ({unfit}) => unfit ?? ''),
    ([reason, [first, ...others]]) => ({
      spans: [
        {text: 'left out: ', style: 'warn'} as const,
        {text: nameText(first?.name ?? '', look) + (others.length > 0 ? ` and ${others.length} more` : '')},
        {text: `: ${safeText(reason, look)}`, style: 'dim'} as const,
      ],
    }),
  );
  if (reasons.length <= lines) {
    return reasons;
  }
  const count: PanelLine = {spans: [{text: `${left.length} domains are left out`, style: 'warn'}]};
  return [...reasons.slice(0, Math.max(0, lines - 1)), count].slice(0, lines);
}
