import {safeText} from '../../format/safe-text.ts';
import {duration, milliseconds} from '../../format/time.ts';
import {shellText} from '../../model/shell-text.ts';
import type {Run} from '../../state/run.ts';
import type {LogEntry} from '../../state/select/log.ts';
import {clockText} from '../clock-text.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import {statusSpan, statusWidth} from './status.ts';

/** From this many milliseconds on fractions of a second do not matter. */
const wholeSecondsFrom = 60_000;

/** How long a run took, or has taken so far. */
export function tookText({durationMs}: LogEntry, look: Look): string {
  return durationMs !== undefined && durationMs >= wholeSecondsFrom
    ? duration(durationMs / 1000, look)
    : milliseconds(durationMs, look);
}

/** The command as a shell takes it. */
export function commandText({program, argv}: Run, look: Look): string {
  return safeText(shellText([program, ...argv]), look);
}

/** The columns of the command log; `at`, in milliseconds of the monotonic clock, turns the spinner of what runs. */
export function logColumns(at: number): readonly LineColumn<LogEntry>[] {
  return [
    {
      title: 'TIME',
      width: (screen) => (screen < 50 ? 0 : 8),
      span: ({run}) => ({text: clockText(run.wallSeconds), style: 'dim'}),
    },
    {title: 'STATUS', width: () => statusWidth, span: ({run}, look) => statusSpan(run, at, look)},
    {
      title: 'TOOK',
      width: (screen) => (screen < 60 ? 0 : 6),
      align: 'right',
      span: (entry, look) => ({text: tookText(entry, look)}),
    },
    {
      title: 'WHAT',
      width: (screen) => (screen < 100 ? 0 : screen < 140 ? 16 : 24),
      span: ({run}, look) => ({text: safeText(run.label, look), style: 'strong'}),
    },
    {
      title: 'DOMAIN',
      width: (screen) => Math.max(8, Math.min(24, Math.floor(screen / 5.7))),
      span: ({run}, look) => ({text: safeText(run.name ?? '', look)}),
    },
    {
      title: 'COMMAND',
      width: () => Number.POSITIVE_INFINITY,
      span: ({run}, look) => ({text: commandText(run, look), style: 'dim'}),
    },
  ];
}
