import type {Version} from '../../archive/version.ts';
import {withEach} from '../screens.ts';
import {listOf, type VersionsScreen, versionCursor} from '../select/versions/list.ts';
import type {Reducers} from './reducers.ts';

/** The definitions that were kept, for the screen that waits for them, be it beneath another one. */
export const versionReducers: Reducers<'versions'> = {
  versions: (state, {uuid, versions}) => ({
    ...state,
    screen: withEach(state.screen, (screen) =>
      screen.name === 'versions' && screen.uuid === uuid ? renewed(screen, versions) : screen,
    ),
  }),
};

/** The cursor stays on its version, whatever has come before it; at the top it stays at the top. */
function renewed(screen: VersionsScreen, versions: readonly Version[] | {readonly error: string}): VersionsScreen {
  const next = {...screen, versions};
  if (screen.cursor === 0) return next;
  const selected = listOf(screen)[versionCursor(screen)];
  const index = listOf(next).findIndex(({id}) => id === selected?.id);
  return {...next, cursor: index < 0 ? versionCursor(next) : index};
}
