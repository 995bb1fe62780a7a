import type {Reducers} from './reducers.ts';

/** The definitions that were kept, for the screen that waits for them. */
export const versionReducers: Reducers<'versions'> = {
  versions: (state) => state,
};
