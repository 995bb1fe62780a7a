import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {type PagerView, selectPager} from '../../state/select/pager.ts';
import type {State} from '../../state/state.ts';
import {glyphs, spinner} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {layParts, type Part} from '../parts.ts';
import {pagerSpans} from './pager-line.ts';

/** Which part of the text is in sight. */
function positionText({lines, first, total}: PagerView, look: Look): string {
  return `lines ${first + 1}${glyphs(look).dash}${first + lines.length} of ${total}`;
}

function titleParts(view: PagerView, at: number, look: Look): readonly Part[] {
  const {title, isWaiting, total, search, matching} = view;
  const found = `${matching === 0 ? 'no' : matching} ${matching === 1 ? 'line' : 'lines'} with ${safeText(search, look)}`;
  return [
    {spans: [{text: ` ${safeText(title, look)}`, style: 'strong'}], priority: 0},
    {spans: isWaiting ? [{text: `${spinner(at, look)} running`, style: 'info'}] : [], priority: 1},
    {
      spans: matching === undefined ? [] : [{text: found, style: matching === 0 ? 'warn' : 'info'}],
      priority: 2,
      side: 'right',
    },
    {spans: total === 0 ? [] : [{text: positionText(view, look), style: 'dim'}], priority: 1, side: 'right'},
  ];
}

/** What a command printed. */
export function PagerScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const view = selectPager(state);
  if (view === undefined) {
    return undefined;
  }
  const {lines, total, height, isWaiting} = view;
  return (
    <>
      <Line spans={layParts(titleParts(view, state.world.at, look), width, look.ascii)} width={width} over="headLine" />
      {total === 0 && !isWaiting && <Message sentences={['The command printed nothing.']} />}
      <Lines lines={lines.map((line) => pagerSpans(line, look))} scroll={0} height={height} width={width} />
    </>
  );
}
