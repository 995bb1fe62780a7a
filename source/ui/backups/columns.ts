import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import {isOver} from '../../state/run.ts';
import type {BackupRow} from '../../state/select/backups.ts';
import {dayText} from '../clock-text.ts';
import {glyphs} from '../glyphs.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import {backupStatus, statusWidth} from './status.ts';

/** When it shows its domain; of what is only asked for, when that was. */
function whenText({found, run, save}: BackupRow, look: Look): string {
  const seconds = save ? undefined : (found?.wallSeconds ?? run?.wallSeconds);
  return seconds === undefined ? glyphs(look).dash : dayText(seconds);
}

/** How far it is, why it cannot be used, or where it is. */
export function aboutText({found, run, save}: BackupRow, look: Look): string {
  if (save) return 'managed save: the next start goes on from this memory; it holds no disk';
  const progress = run && !isOver(run) ? run.progress?.text : undefined;
  const place = found?.folder ?? run?.argv.find((word) => word.startsWith('/')) ?? '';
  return safeText(progress ?? (found?.status === 'finished' ? place : (found?.reason ?? place)), look);
}

/** The columns of the backups; `at`, in milliseconds of the monotonic clock, turns the spinner of what runs. */
export function backupColumns(at: number): readonly LineColumn<BackupRow>[] {
  return [
    {
      title: 'AS OF',
      width: (screen) => (screen < 60 ? 0 : 16),
      span: (row, look) => ({text: whenText(row, look), style: 'dim'}),
    },
    {
      title: 'DOMAIN',
      width: (screen) => Math.max(8, Math.min(24, Math.floor(screen / 5))),
      span: ({found, run, save}, look) => ({
        text: safeText(save?.name ?? run?.name ?? found?.name ?? '', look),
        style: 'strong',
      }),
    },
    {title: 'STATUS', width: () => statusWidth, span: (row, look) => backupStatus(row, at, look)},
    {
      title: 'CONSISTENCY',
      width: (screen) => (screen < 100 ? 0 : 16),
      span: ({found}, look) => ({text: found?.consistency ?? glyphs(look).dash}),
    },
    {
      title: 'SIZE',
      width: (screen) => (screen < 50 ? 0 : 5),
      align: 'right',
      span: ({found}, look) => ({text: bytes(found?.bytes, look)}),
    },
    {
      title: 'WHERE',
      width: () => Number.POSITIVE_INFINITY,
      span: (row, look) => ({text: aboutText(row, look), style: 'dim'}),
    },
  ];
}
