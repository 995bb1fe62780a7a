import type {Version} from '../../../archive/version.ts';
import type {Screen, State} from '../../state.ts';

export type VersionsScreen = Extract<Screen, {name: 'versions'}>;

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

interface Summary {
  /** The first known version of each domain. */
  readonly firsts: ReadonlyMap<string, Version>;
  /** How many names the domains have, each by its last one. */
  readonly names: number;
}

const summaries = new WeakMap<readonly Version[], Summary>();

/** Of whom the versions of a list are; made once for a list, which can be long. */
export function summaryOf(list: readonly Version[]): Summary {
  const known = summaries.get(list);
  if (known) return known;
  const newestFirst = list.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  const firsts = new Map(newestFirst.map((version) => [version.uuid, version]));
  const lasts = new Map(newestFirst.toReversed().map((version) => [version.uuid, version.name]));
  const summary = {firsts, names: new Set(lasts.values()).size};
  summaries.set(list, summary);
  return summary;
}
