import type {Reducers} from './reducers.ts';

/** What is read and written about definitions, for the screens that are about them. */
export const definitionReducers: Reducers<'review' | 'files'> = {
  review: (state) => state,
  files: (state) => state,
};
