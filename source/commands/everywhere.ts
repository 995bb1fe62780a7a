import type {Screen} from '../state/state.ts';

/** All screens, for what holds on each of them. */
export const everywhere: readonly Screen['name'][] = [
  'table',
  'detail',
  'help',
  'columns',
  'log',
  'events',
  'triage',
  'pager',
  'review',
  'files',
  'versions',
  'backups',
  'restore',
];
