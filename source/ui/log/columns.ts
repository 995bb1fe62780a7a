import {safeText} from '../../format/safe-text.ts';
import {duration, milliseconds} from '../../format/time.ts';
import {shellText} from '../../model/shell-text.ts';
import type {Run} from '../../state/run.ts';
import {clockText} from '../clock-text.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import {statusSpan, statusWidth} from './status.ts';

/** From this many seconds on fractions of one do not matter. */
const wholeSecondsFrom = 60;

/** How long a run took, or has taken so far. */
export function tookText({startedAt, endedAt}: Run, at: number, look: Look): string {
  const ms = startedAt === undefined ? undefined : Math.max(0, (endedAt ?? at) - startedAt);
  return ms !== undefined && ms >= wholeSecondsFrom * 1000 ? duration(ms / 1000, look) : milliseconds(ms, look);
}

/** The command as a shell takes it. */
export function commandText({program, argv}: Run, look: Look): string {
  return safeText(shellText([program, ...argv]), look);
}

/** The columns of the command log; `at`, in milliseconds of the monotonic clock, is how far what runs has come. */
export function logColumns(at: number): readonly LineColumn<Run>[] {
  return [
    {
      title: 'TIME',
      width: (screen) => (screen < 50 ? 0 : 8),
      span: ({wallSeconds}) => ({text: clockText(wallSeconds), style: 'dim'}),
    },
    {title: 'STATUS', width: () => statusWidth, span: (run, look) => statusSpan(run, at, look)},
    {
      title: 'TOOK',
      width: (screen) => (screen < 60 ? 0 : 6),
      align: 'right',
      span: (run, look) => ({text: tookText(run, at, look)}),
    },
    {
      title: 'WHAT',
      width: (screen) => (screen < 60 ? 0 : 14),
      span: ({label}, look) => ({text: safeText(label, look), style: 'strong'}),
    },
    {
      title: 'DOMAIN',
      width: (screen) => Math.max(8, Math.min(24, Math.floor(screen / 5))),
      span: ({name = ''}, look) => ({text: safeText(name, look)}),
    },
    {
      title: 'COMMAND',
      width: () => Number.POSITIVE_INFINITY,
      span: (run, look) => ({text: commandText(run, look), style: 'dim'}),
    },
  ];
}
