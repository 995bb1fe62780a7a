import {bytes} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import {truncateStart} from '../../format/width.ts';
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

/** How far it is, what is the matter with it, or where it is, of which the end is the most telling. */
export function aboutText({found, run, progress, save}: BackupRow, look: Look, cells: number): string {
  if (save) return 'managed save: the next start goes on from this memory; it holds no disk';
  const words = progress?.text ?? (found?.status === 'finished' ? undefined : (found?.reason ?? run?.error));
  const place = found?.folder ?? run?.argv.find((word) => word.startsWith('/')) ?? '';
  return words === undefined ? truncateStart(safeText(place, look), cells, look) : safeText(words, look);
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
      span: (row, look, cells) => ({text: aboutText(row, look, cells), style: 'dim'}),
    },
  ];
}
