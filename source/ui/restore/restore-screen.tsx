import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {type Restore, selectRestore} from '../../state/select/restore.ts';
import type {State} from '../../state/state.ts';
import {glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts, type Part} from '../parts.ts';
import {itemSpans, verdictSpan} from './item-spans.ts';

/** What is restored, whether it can be, and which part of the lines is in sight. */
function titleParts({folder, verdict, first, total, height}: Restore, look: Look): readonly Part[] {
  const last = Math.min(total, first + height);
  const position = total > height ? `lines ${first + 1}${glyphs(look).dash}${last} of ${total}` : '';
  return [
    {spans: [{text: ' restore', style: 'strong'}], priority: 0},
    {spans: verdict === undefined ? [] : [verdictSpan(verdict)], priority: 1},
    {spans: [{text: safeText(folder, look)}], priority: 2},
    {spans: [{text: position, style: 'dim'}], priority: 3, side: 'right'},
  ];
}

/** What a restore would do, what is in its way, and what the user has chosen. */
export function RestoreScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const restore = selectRestore(state);
  if (restore === undefined) {
    return undefined;
  }
  const parts = layParts(titleParts(restore, look), width, look.ascii);
  return (
    <>
      <Line spans={parts} width={width} over="headLine" />
      <Lines
        lines={restore.items.map((item) => itemSpans(item, width, look))}
        scroll={0}
        height={restore.height}
        width={width}
      />
    </>
  );
}
