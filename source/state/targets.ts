import type {Target} from '../operations/operation.ts';
import {cursorKey} from './cursor.ts';
import {uuidOf} from './rows.ts';
import {detailOf} from './screens.ts';
import type {State} from './state.ts';

/**
 * The uuids that an action is meant for: on the table the marked ones, else the one under the cursor; in the detail
 * the opened one. Only those that exist, also while an older picture of them is frozen on screen.
 */
export function selectTargets(state: State): readonly string[] {
  return meant(state).filter((uuid) => state.world.domains.has(uuid));
}

function meant(state: State): readonly string[] {
  const detail = detailOf(state.screen);
  if (detail) return [detail.uuid];
  if (state.marks.size > 0) return [...state.marks];
  const key = cursorKey(state);
  return key === undefined ? [] : [uuidOf(key)];
}

/** What operations judge a domain by, as it is now; undefined when it no longer exists. */
export function targetOf(state: State, uuid: string): Target | undefined {
  const domain = state.world.domains.get(uuid);
  if (!domain) return undefined;
  const facts = state.facts.get(uuid);
  return {
    domain,
    facts: facts && 'error' in facts ? undefined : facts,
    lacks: state.lacks,
    local: state.world.identity?.local,
    backupFolder: state.backupFolders[0],
  };
}

/** Tells which domains the filter keeps off the screen; nobody's while there is none, or of the opened domain. */
export function hiddenByFilter(state: State): (uuid: string) => boolean {
  if (state.filter === '') return () => false;
  const shown = new Set(state.order.map(uuidOf));
  const opened = detailOf(state.screen)?.uuid;
  return (uuid) => uuid !== opened && !shown.has(uuid);
}
