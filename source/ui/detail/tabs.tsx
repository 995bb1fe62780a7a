import type {ReactElement} from 'react';
import {safeText} from '../../format/safe-text.ts';
import {levelOf} from '../../state/events.ts';
import type {Detail} from '../../state/select/detail.ts';
import type {DetailTab} from '../../state/state.ts';
import {diskColumns} from '../../state/views/disks.ts';
import {nicColumns} from '../../state/views/network.ts';
import {vcpuColumns} from '../../state/views/vcpus.ts';
import {eventColumnsOfOne} from '../events/event-columns.ts';
import {rowLine} from '../line-columns.ts';
import {Lines} from '../lines.tsx';
import {useLook} from '../look.ts';
import {Message} from '../message.tsx';
import type {Span} from '../span.ts';
import {ItemTab} from './item-tab.tsx';
import {MemoryTab} from './memory-tab.tsx';
import {overviewLines} from './overview-lines.ts';
import {XmlTab} from './xml/xml-tab.tsx';

interface TabProps {
  readonly detail: Detail;
  readonly width: number;
}

function OverviewTab({detail, width}: TabProps): ReactElement {
  return <Lines {...detail} lines={overviewLines(detail, width, useLook())} width={width} />;
}

function VcpusTab({detail, width}: TabProps): ReactElement {
  const none = 'No vCPUs: the domain is not active, or they were not read yet.';
  return <ItemTab {...detail} columns={vcpuColumns} rows={detail.vcpus} width={width} none={none} />;
}

function DisksTab({detail, width}: TabProps): ReactElement {
  const none = 'No disks: the domain has none, is not active, or they were not read yet.';
  return <ItemTab {...detail} columns={diskColumns} rows={detail.disks} width={width} none={none} />;
}

function NetworkTab({detail, width}: TabProps): ReactElement {
  const none =
    'No network figures: the domain has no interface that libvirt counts (user networking is none), or is not active.';
  return <ItemTab {...detail} columns={nicColumns} rows={detail.nics} width={width} none={none} />;
}

function SnapshotsTab({detail, width}: TabProps): ReactElement {
  const look = useLook();
  const {snapshots} = detail;
  if (snapshots === undefined) {
    return <Message sentences={['Reading the snapshots.']} />;
  }
  if ('error' in snapshots) {
    return <Message sentences={['The snapshots could not be read.', safeText(snapshots.error, look)]} />;
  }
  if (snapshots.length === 0) {
    return <Message sentences={['No snapshots.', 'Press a to take one.']} />;
  }
  const lines = snapshots.map((name): Span[] => [{text: ` ${safeText(name, look)}`}]);
  return <Lines {...detail} lines={lines} width={width} />;
}

function EventsTab({detail, width}: TabProps): ReactElement {
  const look = useLook();
  if (detail.events.length === 0) {
    return <Message sentences={['No events since kvmtop was started.']} />;
  }
  const lines = detail.events.map((event) => rowLine({event, level: levelOf(event)}, eventColumnsOfOne, width, look));
  return <Lines {...detail} lines={lines} width={width} />;
}

/** The content of each tab. */
export const tabContents: Readonly<Record<DetailTab, (props: TabProps) => ReactElement>> = {
  overview: OverviewTab,
  vcpus: VcpusTab,
  memory: MemoryTab,
  disks: DisksTab,
  network: NetworkTab,
  xml: XmlTab,
  snapshots: SnapshotsTab,
  events: EventsTab,
};
