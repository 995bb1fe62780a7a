import type {Effect} from '../../commands/command.ts';
import type {Screen, State} from '../../state/state.ts';

/** Has the lists read again, of those that are open, that the history of a domain is a part of. */
export function versionsRenewal({screen}: Pick<State, 'screen'>, uuid: string): readonly Effect[] {
  return openLists(screen)
    .filter((each) => each === undefined || each === uuid)
    .map((each) => ({type: 'readVersions', uuid: each}));
}

/** Whose histories are open, be it beneath another screen. */
function openLists(screen: Screen): readonly (string | undefined)[] {
  const below = 'back' in screen ? openLists(screen.back) : [];
  return screen.name === 'versions' ? [screen.uuid, ...below] : below;
}
