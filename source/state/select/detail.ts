import type {Domain} from '../../model/domain.ts';
import type {DomainEvent} from '../../model/event.ts';
import type {DomainFacts} from '../../model/facts.ts';
import type {DiskRow, DomainRow, NicRow, VcpuRow} from '../../model/field.ts';
import {diskRows, nicRows, vcpuRows} from '../../model/rows.ts';
import {selectLayout} from '../layout.ts';
import {contextOf} from '../rows.ts';
import {detailOf} from '../screens.ts';
import {shownWorld} from '../shown.ts';
import type {DefinitionTexts, DetailTab, LoggedEvent, State} from '../state.ts';
import {type Age, ageOf} from './age.ts';
import {tabGroups} from './tab-groups.ts';
import {selectXml, type XmlTabView} from './xml.ts';

/** Everything about the opened domain. */
export interface Detail extends Age {
  readonly row: DomainRow;
  readonly tab: DetailTab;
  /** The first visible line of the tab's content; never beyond the last page. */
  readonly scroll: number;
  /** Lines of the screen for the content, below a title line and a line of tabs. */
  readonly height: number;
  readonly vcpus: readonly VcpuRow[];
  readonly nics: readonly NicRow[];
  readonly disks: readonly DiskRow[];
  /** The events of this domain, newest first. */
  readonly events: readonly DomainEvent[];
  /** The definition, or why it could not be read; undefined while it is being read. */
  readonly xml: DefinitionTexts | {readonly error: string} | undefined;
  /** How it is looked at on its tab; undefined elsewhere. */
  readonly xmlView: XmlTabView | undefined;
  /** The names of its snapshots, or why they could not be read; undefined while they are being read. */
  readonly snapshots: readonly string[] | {readonly error: string} | undefined;
}

/** The opened domain; undefined while none is open. */
export function selectDetail(state: State): Detail | undefined {
  const screen = detailOf(state.screen);
  const world = shownWorld(state);
  const domain = screen && world.domains.get(screen.uuid);
  if (!screen || !domain) return undefined;
  const context = contextOf(world);
  const one = [domain];
  return {
    row: {domain, context},
    tab: screen.tab,
    scroll: screen.scroll,
    height: detailHeight(state),
    vcpus: vcpuRows(one, context).map(({row}) => row),
    nics: nicRows(one, context).map(({row}) => row),
    disks: diskRows(one, context).map(({row}) => row),
    events: world.events.filter((event) => isOf(event, domain)).toReversed(),
    xml: screen.xml,
    xmlView: screen.tab === 'xml' ? selectXml(state) : undefined,
    snapshots: snapshotsOf(state.facts.get(screen.uuid)),
    ...ageOf(state, domain, tabGroups[screen.tab]),
  };
}

function snapshotsOf(facts: DomainFacts | {readonly error: string} | undefined): Detail['snapshots'] {
  return facts && 'error' in facts ? facts : facts?.snapshots;
}

/** Names change, uuids do not; an event of a domain that was not known then has but the name. */
function isOf({uuid, domain}: LoggedEvent, {uuid: of, name}: Domain): boolean {
  return uuid === undefined ? domain === name : uuid === of;
}

/** Lines for the content of a tab: what is left of the body below the title and the tabs. */
export function detailHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 2);
}

/** How far the tab can be scrolled: so far that its last line is the last of the screen. */
export function lastScroll(state: State): number {
  const detail = selectDetail(state);
  return detail ? Math.max(0, contentLines[detail.tab](detail) - detail.height) : 0;
}

/** How many lines ui/ draws of a tab at most; tables have a line of heads. */
const contentLines: Readonly<Record<DetailTab, (detail: Detail) => number>> = {
  overview: () => 17,
  vcpus: ({vcpus}) => vcpus.length + 1,
  memory: () => 18,
  disks: ({disks}) => disks.length + 1,
  network: ({nics}) => nics.length + 1,
  // It scrolls with its cursor (select/xml.ts).
  xml: () => 1,
  snapshots: ({snapshots}) => (snapshots && 'length' in snapshots ? snapshots.length : 1),
  events: ({events}) => events.length,
};
