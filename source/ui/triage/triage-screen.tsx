import type {ReactElement} from 'react';
import {selectTriage, type TriageView} from '../../state/select/triage.ts';
import {type State, type TriageTab, triageTabs} from '../../state/state.ts';
import {glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {Lines} from '../lines.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts, type Part} from '../parts.ts';
import {Rows} from '../rows.tsx';
import {itemSpans} from './item-spans.ts';
import {listColumns} from './list-columns.ts';

const tabTitles: Readonly<Record<TriageTab, string>> = {findings: 'findings', cpu: 'CPU', memory: 'memory'};

/** The titles of the tabs, each at its place whichever is open, and which part of the lines is in sight. */
function tabParts({tab: open, first, total, height}: TriageView, look: Look): readonly Part[] {
  const last = Math.min(total, first + height);
  const position = total > height ? `lines ${first + 1}${glyphs(look).dash}${last} of ${total}` : '';
  return [
    {spans: [{text: ' triage', style: 'strong'}], priority: 2},
    ...triageTabs.map(
      (tab): Part => ({
        spans: tab === open ? [{text: `[${tabTitles[tab]}]`, style: 'selected'}] : [{text: ` ${tabTitles[tab]} `}],
        priority: tab === open ? 0 : 1,
      }),
    ),
    {spans: [{text: position, style: 'dim'}], priority: 3, side: 'right'},
  ];
}

/** What is wrong, what is to be said of one finding, or how CPU and memory are shared out. */
export function TriageScreen({state}: {readonly state: State}): ReactElement | undefined {
  const look = useLook();
  const {columns: width} = state.size;
  const view = selectTriage(state);
  if (view === undefined) {
    return undefined;
  }
  const tabs = <Line spans={layParts(tabParts(view, look), width, look.ascii)} width={width} over="headLine" />;
  if ('items' in view) {
    const lines = view.items.map((item) => itemSpans(item, width, look));
    return (
      <>
        {tabs}
        <Lines lines={lines} scroll={0} height={view.height} width={width} />
      </>
    );
  }
  return (
    <>
      {tabs}
      <Rows rows={view.findings} columns={listColumns} keyOf={(row) => row.finding.id} width={width} />
    </>
  );
}
