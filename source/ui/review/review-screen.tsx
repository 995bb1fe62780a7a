import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {type ReviewView, selectReview} from '../../state/select/review.ts';
import type {State} from '../../state/state.ts';
import {glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts, type Part} from '../parts.ts';
import {itemSpans} from './item-spans.ts';

function titleParts({review, added, removed, first, total, height}: ReviewView, look: Look): readonly Part[] {
  const last = Math.min(total, first + height);
  const position = total > height ? `lines ${first + 1}${glyphs(look).dash}${last} of ${total}` : '';
  return [
    {spans: [{text: ` ${safeText(review.title, look)}`, style: 'strong'}], priority: 0},
    {spans: added > 0 ? [{text: `+${added}`, style: 'added'}] : [], priority: 1, side: 'right'},
    {spans: removed > 0 ? [{text: `-${removed}`, style: 'removed'}] : [], priority: 1, side: 'right'},
    {spans: [{text: position, style: 'dim'}], priority: 2, side: 'right'},
  ];
}

/** What is about to be defined: what is to be known of it, and what it changes. */
export function ReviewScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const view = selectReview(state);
  if (view === undefined) {
    return undefined;
  }
  const lines = view.items.map((item) => itemSpans(item, look));
  return (
    <>
      <Line spans={layParts(titleParts(view, look), width, look.ascii)} width={width} over="headLine" />
      <Lines lines={lines} scroll={0} height={view.height} width={width} />
    </>
  );
}
