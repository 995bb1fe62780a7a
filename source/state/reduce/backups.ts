import type {Reducers} from './reducers.ts';

/** What was found of backups, for the screens that wait for it. */
export const backupReducers: Reducers<'backups' | 'restorePlan'> = {
  backups: (state) => state,
  restorePlan: (state) => state,
};
