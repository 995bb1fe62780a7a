import type {FoundBackup} from '../../archive/found-backup.ts';
import type {Identity} from '../../model/domain.ts';
import {selectLayout} from '../layout.ts';
import type {Run} from '../run.ts';
import type {State} from '../state.ts';
import {backupRows} from './backups/rows.ts';
import type {Standing} from './backups/standing.ts';

/** A line of the backups: what was found, what is being made of it, or the memory that libvirt keeps of a domain. */
export interface BackupRow {
  /** What the cursor holds on to. */
  readonly key: string;
  readonly standing: Standing;
  readonly found: FoundBackup | undefined;
  /** The run of this kvmtop that works at it, or has worked at it last. */
  readonly run: Run | undefined;
  /** How far it is while somebody works at it. */
  readonly progress: Run['progress'];
  readonly save: Identity | undefined;
}

export interface ListedBackup extends BackupRow {
  readonly selected: boolean;
}

/** The backups below a line about their folders and the heads of the columns, and what is to be said of one of them. */
export interface Backups {
  readonly folders: readonly string[];
  /** Why nothing could be read. */
  readonly error: string | undefined;
  readonly isReading: boolean;
  /** Those in sight. */
  readonly rows: readonly ListedBackup[];
  readonly first: number;
  readonly total: number;
  readonly selected: ListedBackup | undefined;
  readonly height: number;
  readonly detailHeight: number;
  /** Of all that are finished: how many, and what they take on the disk. */
  readonly finished: number;
  readonly bytes: number;
}

/** The backups; undefined while they are closed. */
export function selectBackups(state: State): Backups | undefined {
  const {screen} = state;
  if (screen.name !== 'backups') return undefined;
  const {backups} = screen;
  const rows = backupRows(state);
  const {height, detailHeight} = backupsHeights(state);
  const cursor = backupsCursor(state);
  const first = Math.max(0, Math.min(cursor - Math.floor(height / 2), rows.length - height));
  const listed = rows.slice(first, first + height).map((row, index) => ({...row, selected: first + index === cursor}));
  const finished = rows.flatMap(({found}) => (found?.status === 'finished' ? [found] : []));
  return {
    folders: state.backupFolders,
    error: backups && 'error' in backups ? backups.error : undefined,
    isReading: backups === undefined,
    rows: listed,
    first,
    total: rows.length,
    selected: listed.find(({selected}) => selected),
    height,
    detailHeight,
    finished: finished.length,
    bytes: finished.reduce((sum, {bytes = 0}) => sum + bytes, 0),
  };
}

/** The row under the cursor; undefined where there is none. */
export function selectedBackup(state: State): BackupRow | undefined {
  return backupRows(state)[backupsCursor(state)];
}

/** Index of the row under the cursor; that of the first where it does not show any more. */
export function backupsCursor(state: State): number {
  const {screen} = state;
  if (screen.name !== 'backups' || screen.cursor === undefined) return 0;
  const {cursor} = screen;
  return Math.max(
    0,
    backupRows(state).findIndex(({key}) => key === cursor),
  );
}

/** Lines for the list and for the row under the cursor; a small screen has only the list. */
export function backupsHeights(state: State): {readonly height: number; readonly detailHeight: number} {
  const below = Math.max(1, selectLayout(state).body - 2);
  const detailHeight = below >= 14 ? Math.min(12, Math.floor(below / 2)) : below >= 8 ? 4 : 0;
  return {height: below - detailHeight, detailHeight};
}
