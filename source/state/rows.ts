import type {Context, DomainRow} from '../model/field.ts';
import type {Keyed} from '../model/rows.ts';
import type {World} from './state.ts';
import type {ViewId} from './view.ts';
import {views} from './views/views.ts';

/** All rows of a view, in no order that matters, and each by its key. */
export interface ViewRows {
  readonly list: readonly Keyed<DomainRow>[];
  readonly byKey: ReadonlyMap<string, DomainRow>;
}

const made = new WeakMap<World, Map<ViewId, ViewRows>>();

/** The rows of a view, made once per world: a key press between two polls makes none. */
export function rowsOf(world: World, view: ViewId): ViewRows {
  const ofWorld = made.get(world) ?? new Map<ViewId, ViewRows>();
  made.set(world, ofWorld);
  const known = ofWorld.get(view);
  if (known) return known;
  const list = views[view].rows(world.domains.values(), contextOf(world));
  const rows = {list, byKey: new Map(list.map(({key, row}) => [key, row]))};
  ofWorld.set(view, rows);
  return rows;
}

/** What values need to know beside their domain. */
export function contextOf({identity, at, wallSeconds, processes}: World): Context {
  return {pcpus: identity?.pcpus, now: at, wallSeconds, processes};
}

/** The uuid in the key of a row: `uuid` or `uuid/item`. */
export function uuidOf(key: string): string {
  return key.split('/', 1)[0] ?? key;
}
