import type {Standing} from '../../state/select/backups/standing.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import {spinner} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

/** `moves`: a spinner turns before it, and its share stands behind it. */
const looks: Readonly<Record<Standing, {readonly mark?: string; readonly style: Style; readonly moves?: true}>> = {
  waiting: {style: 'dim'},
  copying: {style: 'info', moves: true},
  restoring: {style: 'info', moves: true},
  verifying: {style: 'info', moves: true},
  running: {style: 'info', moves: true},
  cancelling: {style: 'warn', moves: true},
  finished: {style: 'good'},
  verified: {style: 'good'},
  unfinished: {mark: severityMark.warn, style: 'warn'},
  'half restored': {mark: severityMark.warn, style: 'warn'},
  unreadable: {mark: severityMark.crit, style: 'crit'},
  'verify failed': {mark: severityMark.crit, style: 'crit'},
  'not backed up': {mark: severityMark.crit, style: 'crit'},
  'not restored': {mark: severityMark.crit, style: 'crit'},
  'memory only': {style: 'info'},
};

/** Cells of a status: its mark and its word. */
export const statusWidth = 16;

/** How it stands with a line of the backups; `at` turns the spinner: milliseconds of the monotonic clock. */
export function backupStatus({standing, progress}: BackupRow, at: number, look: Look): Span {
  const {mark = '', style, moves} = looks[standing];
  const percent = standing === 'cancelling' ? undefined : progress?.percent;
  const share = moves && percent !== undefined ? ` ${Math.floor(percent)}%` : '';
  return {text: `${(moves ? spinner(at, look) : mark).padEnd(2)} ${standing}${share}`, style};
}
