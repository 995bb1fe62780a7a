import type {Version} from '../../archive/version.ts';
import {selectLayout} from '../layout.ts';
import type {Screen, State} from '../state.ts';

export type VersionsScreen = Extract<Screen, {name: 'versions'}>;

/** What a version is to its domain. */
export type Standing =
  /** The definition that it has. */
  | 'now'
  /** The last one of a domain that was seen to be undefined. */
  | 'undefined'
  /** The last one of a domain that this libvirt does not have, nobody knows since when. */
  | 'not here'
  /** One that another has followed. */
  | 'earlier';

/** A kept definition in the list. */
export interface VersionLine {
  readonly version: Version;
  readonly standing: Standing;
  /** The first one that is known of its domain: nothing was before. */
  readonly isFirst: boolean;
  readonly selected: boolean;
  /** It is the one to compare with. */
  readonly isMarked: boolean;
}

/** The history of definitions, below a title line and the heads of the columns. */
export interface Versions {
  /** Whose they are; undefined for all domains. */
  readonly name: string | undefined;
  readonly isReading: boolean;
  readonly error: string | undefined;
  /** Newest first, only the visible ones. */
  readonly lines: readonly VersionLine[];
  /** Index of the first visible one. */
  readonly first: number;
  readonly total: number;
  /** What is looked for; empty for nothing. */
  readonly search: string;
  /** Of how many domains they are. */
  readonly domains: number;
  /** Two of these domains share a name, so that it does not say which one is meant. */
  readonly areNamesShared: boolean;
  readonly height: number;
}

/** The history of definitions; undefined while it is closed. */
export function selectVersions(state: State): Versions | undefined {
  const {screen} = state;
  if (screen.name !== 'versions') return undefined;
  const {versions, uuid} = screen;
  const list = listOf(screen);
  const height = versionsHeight(state);
  const cursor = versionCursor(screen);
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), list.length - height));
  const {firsts, names} = summaryOf(list);
  return {
    name: uuid === undefined ? undefined : (state.world.domains.get(uuid)?.name ?? list[0]?.name ?? uuid),
    isReading: versions === undefined,
    error: versions && 'error' in versions ? versions.error : undefined,
    lines: list.slice(first, first + height).map((version, index) => ({
      version,
      standing: standingOf(state, version),
      isFirst: firsts.get(version.uuid) === version,
      selected: first + index === cursor,
      isMarked: version.id === screen.against,
    })),
    first,
    total: list.length,
    search: screen.search ?? '',
    domains: firsts.size,
    areNamesShared: names < firsts.size,
    height,
  };
}

/** The version under the cursor; undefined where there is none. */
export function selectedVersion({screen}: Pick<State, 'screen'>): Version | undefined {
  return screen.name === 'versions' ? listOf(screen)[versionCursor(screen)] : undefined;
}

/** The one that was marked to compare with; undefined for none. */
export function markedVersion({screen}: Pick<State, 'screen'>): Version | undefined {
  return screen.name === 'versions' ? allOf(screen).find(({id}) => id === screen.against) : undefined;
}

/** The one that the domain had before; undefined for the first one that is known. */
export function versionBefore({screen}: Pick<State, 'screen'>, {uuid, id}: Version): Version | undefined {
  return screen.name === 'versions' ? allOf(screen).find((each) => each.uuid === uuid && each.id < id) : undefined;
}

/** Lines of the screen for versions. */
export function versionsHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 2);
}

/** All that is kept, newest first; none while it is read. */
function allOf({versions}: VersionsScreen): readonly Version[] {
  return versions && !('error' in versions) ? versions : none;
}

const none: readonly Version[] = [];
const matching = new WeakMap<readonly Version[], {readonly search: string; readonly found: readonly Version[]}>();

/** The kept definitions of the screen, newest first: those that are looked for. A long list is gone through once. */
export function listOf(screen: VersionsScreen): readonly Version[] {
  const {search = ''} = screen;
  const all = allOf(screen);
  if (search === '') return all;
  const known = matching.get(all);
  if (known?.search === search) return known.found;
  const wanted = search.toLowerCase();
  const found = all.filter(({name, uuid}) => name.toLowerCase().includes(wanted) || uuid.startsWith(wanted));
  matching.set(all, {search, found});
  return found;
}

/** Index of the version under the cursor. */
export function versionCursor(screen: VersionsScreen): number {
  return Math.max(0, Math.min(screen.cursor, listOf(screen).length - 1));
}

/** What a version is to its domain. */
export function standingOf({world}: Pick<State, 'world'>, {uuid, newest, undefinedAt}: Version): Standing {
  if (!newest) return 'earlier';
  if (undefinedAt !== undefined) return 'undefined';
  return world.domains.has(uuid) ? 'now' : 'not here';
}

interface Summary {
  /** The first known version of each domain. */
  readonly firsts: ReadonlyMap<string, Version>;
  /** How many names the domains have, each by its last one. */
  readonly names: number;
}

const summaries = new WeakMap<readonly Version[], Summary>();

/** Made once for a list, which can be long. */
function summaryOf(list: readonly Version[]): Summary {
  const known = summaries.get(list);
  if (known) return known;
  const newestFirst = list.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const firsts = new Map(newestFirst.map((version) => [version.uuid, version]));
  const lasts = new Map(newestFirst.toReversed().map((version) => [version.uuid, version.name]));
  const summary = {firsts, names: new Set(lasts.values()).size};
  summaries.set(list, summary);
  return summary;
}
