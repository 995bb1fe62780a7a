import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {duration} from '../../format/time.ts';
import {type Detail, selectDetail} from '../../state/select/detail.ts';
import {type DetailTab, detailTabs, type State} from '../../state/state.ts';
import {glyphs} from '../glyphs.ts';
import {Line} from '../line.tsx';
import {type Look, useLook} from '../look.ts';
import {Message} from '../message.tsx';
import {layParts, type Part} from '../parts.ts';
import {fieldSeverity, severityStyle} from '../severity.ts';
import {stateReason} from './state-reason.ts';
import {tabContents} from './tabs.tsx';

const tabTitles: Readonly<Record<DetailTab, string>> = {
  overview: 'overview',
  vcpus: 'vCPUs',
  memory: 'memory',
  disks: 'disks',
  network: 'network',
  xml: 'XML',
  snapshots: 'snapshots',
  events: 'events',
};

function titleParts({row: {domain, context}, freshness, ageMs}: Detail, look: Look): Part[] {
  const {state, reason} = domain.readings.state?.value ?? {};
  const why = state === undefined ? undefined : stateReason(state, reason);
  const stuck = domain.stuckSince === undefined ? undefined : (context.now - domain.stuckSince) / 1000;
  const age = ageMs === undefined || freshness === 'fresh' ? '' : `data ${duration(ageMs / 1000)} old`;
  return [
    {spans: [{text: ` ${safeText(domain.name, look)}`, style: 'strong'}], priority: 0},
    {
      spans: [
        {
          text: why === undefined ? (state ?? glyphs(look).dash) : `${state} (${why})`,
          ...severityStyle(fieldSeverity('state', state)),
        },
      ],
      priority: 1,
    },
    {spans: stuck === undefined ? [] : [{text: `stuck ${duration(stuck)}`, style: 'crit'}], priority: 1},
    {spans: domain.id === undefined ? [] : [{text: `id ${domain.id}`, style: 'dim'}], priority: 3},
    {spans: [{text: age, style: 'warn'}], priority: 2, side: 'right'},
  ];
}

/** The titles of the tabs, each at its place whichever is open; on a narrow screen the open one and its neighbours. */
function tabParts(open: DetailTab): Part[] {
  return detailTabs.map((tab, index) => ({
    spans:
      tab === open ? [{text: ' '}, {text: `[${tabTitles[tab]}]`, style: 'selected'}] : [{text: `  ${tabTitles[tab]} `}],
    priority: Math.abs(index - detailTabs.indexOf(open)),
  }));
}

/** One domain in full: who it is, the tabs, and the open tab. */
export function DetailScreen({state}: {readonly state: State}): ReactElement {
  const look = useLook();
  const {columns: width} = state.size;
  const detail = selectDetail(state);
  if (detail === undefined) {
    return (
      <Message
        sentences={[
          'This domain is gone: it was undefined, or ended and was transient.',
          'esc goes back to the table.',
        ]}
      />
    );
  }
  const Content = tabContents[detail.tab];
  return (
    <>
      <Line spans={layParts(titleParts(detail, look), width, look.ascii)} width={width} />
      <Line spans={layParts(tabParts(detail.tab), width, look.ascii)} width={width} over="headLine" />
      <Content detail={detail} width={width} />
    </>
  );
}
