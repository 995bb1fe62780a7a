import type {Version} from '../../archive/version.ts';
import {selectLayout} from '../layout.ts';
import type {State} from '../state.ts';
import {listOf, summaryOf, versionCursor} from './versions/list.ts';

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

/** Lines of the screen for versions. */
export function versionsHeight(state: State): number {
  return Math.max(1, selectLayout(state).body - 2);
}

/** What a version is to its domain. */
export function standingOf({world}: Pick<State, 'world'>, {uuid, newest, undefinedAt}: Version): Standing {
  if (!newest) return 'earlier';
  if (undefinedAt !== undefined) return 'undefined';
  return world.domains.has(uuid) ? 'now' : 'not here';
}
