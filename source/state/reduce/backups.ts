import type {RestoreChoices} from '../../archive/restore-plan.ts';
import {withEach} from '../screens.ts';
import type {Reducers} from './reducers.ts';

/** What was found of backups, for the screens that wait for it. */
export const backupReducers: Reducers<'backups' | 'backupFolders' | 'restorePlan'> = {
  backups: (state, {backups, saves = []}) => ({
    ...state,
    screen: withEach(state.screen, (screen) => (screen.name === 'backups' ? {...screen, backups, saves} : screen)),
  }),
  backupFolders: (state, {folders}) => ({...state, backupFolders: folders}),
  // A plan for other choices, or of another backup, comes too late.
  restorePlan: (state, {folder, choices, plan}) => ({
    ...state,
    screen: withEach(state.screen, (screen) =>
      screen.name === 'restore' && screen.folder === folder && isSame(screen.choices, choices)
        ? {...screen, plan}
        : screen,
    ),
  }),
};

function isSame(a: RestoreChoices, b: RestoreChoices): boolean {
  return a.as === b.as && a.images === b.images && a.definitionOnly === b.definitionOnly;
}
