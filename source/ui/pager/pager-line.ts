import {safeText} from '../../format/safe-text.ts';
import type {PagerLine} from '../../state/select/pager.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

/** A line of a command's output with what is looked for set off; a sign says so where there is no colour. */
export function pagerSpans({text, isRest, matches, change}: PagerLine, look: Look): readonly Span[] {
  const drawn = (from: number, to?: number): string => safeText(text.slice(from, to), look);
  let from = 0;
  const spans = matches.flatMap(([start, end]): readonly Span[] => {
    const pieces: readonly Span[] = [
      {text: drawn(from, start), style: change},
      {text: drawn(start, end), style: 'selected'},
    ];
    from = end;
    return pieces;
  });
  const sign: Span = isRest ? {text: glyphs(look).ellipsis, style: 'dim'} : {text: ' '};
  return [matches.length > 0 ? {text: '>', style: 'key'} : sign, ...spans, {text: drawn(from), style: change}];
}
