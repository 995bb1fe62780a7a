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
import type {Span} from '../span.ts';
import {stateReason} from './state-reason.ts';
import {tabContents} from './tabs.tsx';

const tabTitles: Readonly<Record<DetailTab, string>> = {
  overview: 'overview',
  vcpus: 'vCPUs',
  memory: 'memory',
  disks: 'disks',
  network: 'network',
  xml: 'XML',
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
          text: why === undefined ? (state ?? glyphs(look).unknown) : `${state} (${why})`,
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

function tabSpans(open: DetailTab): readonly Span[] {
  return detailTabs.flatMap((tab) =>
    tab === open ? [{text: `[${tabTitles[tab]}]`, style: 'selected'} as const] : [{text: ` ${tabTitles[tab]} `}],
  );
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
      <Line spans={tabSpans(detail.tab)} width={width} />
      <Content detail={detail} width={width} />
    </>
  );
}
