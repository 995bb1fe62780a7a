import type {FoundBackup} from '../../archive/found-backup.ts';
import {isOver, type Run} from '../../state/run.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import {spinner} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

const looks: Readonly<
  Record<FoundBackup['status'], {readonly mark: string; readonly word: string; readonly style: Style}>
> = {
  finished: {mark: '', word: 'finished', style: 'good'},
  running: {mark: '', word: 'running', style: 'info'},
  unfinished: {mark: severityMark.warn, word: 'unfinished', style: 'warn'},
  unreadable: {mark: severityMark.crit, word: 'unreadable', style: 'crit'},
};

const checked = {
  done: {mark: '', word: 'verified', style: 'good'},
  failed: {mark: severityMark.crit, word: 'verify failed', style: 'crit'},
} as const;

/** What a run of kvmtop does, in a word that leaves room for its share. */
const words: Readonly<Record<string, string>> = {backup: 'copying', restore: 'restoring', verify: 'verifying'};

/** Cells of a status: its mark and its word. */
export const statusWidth = 16;

/** How it stands with a line of the backups; `at` turns the spinner: milliseconds of the monotonic clock. */
export function backupStatus({found, run, save}: BackupRow, at: number, look: Look): Span {
  if (save) return {text: '   memory only', style: 'info'};
  if (run && !isOver(run)) return runSpan(run, at, look);
  const judged = run?.status === 'done' || run?.status === 'failed' ? checked[run.status] : undefined;
  const {mark, word, style} = judged ?? looks[found?.status ?? 'unfinished'];
  const sign = word === 'running' ? spinner(at, look) : mark;
  const noun = found?.task === 'restore' ? ' restore' : '';
  return {text: `${sign.padEnd(2)} ${word.slice(0, noun === '' ? undefined : 3)}${noun}`, style};
}

function runSpan(run: Run, at: number, look: Look): Span {
  const {status, progress, argv, ending} = run;
  if (status === 'waiting') return {text: '   waiting', style: 'dim'};
  const word = ending ? 'cancelling' : (words[argv[0] ?? ''] ?? 'running');
  const percent = ending || progress?.percent === undefined ? '' : ` ${Math.floor(progress.percent)}%`;
  return {text: `${spinner(at, look).padEnd(2)} ${word}${percent}`, style: ending ? 'warn' : 'info'};
}
