import type {Run, RunStatus} from '../../state/run.ts';
import {spinner} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {severityMark} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';

const looks: Readonly<
  Record<RunStatus, {readonly mark: string; readonly word: string; readonly style: Style | undefined}>
> = {
  waiting: {mark: '', word: 'waiting', style: 'dim'},
  running: {mark: '', word: 'running', style: 'info'},
  done: {mark: '', word: 'done', style: 'good'},
  failed: {mark: severityMark.crit, word: 'failed', style: 'crit'},
  cancelled: {mark: '', word: 'cancelled', style: 'dim'},
  abandoned: {mark: severityMark.warn, word: 'given up', style: 'warn'},
  'dry-run': {mark: '', word: 'dry run', style: 'dim'},
};

const cancelling = {mark: '', word: 'cancelling', style: 'warn'} as const;

/** Cells of a status: its mark and its word. */
export const statusWidth = 13;

/** How it stands with a run, as mark and word; `at` turns the spinner: milliseconds of the monotonic clock. */
export function statusSpan({status, progress, ending}: Run, at: number, look: Look): Span {
  const {mark, word, style} = status === 'running' && ending ? cancelling : looks[status];
  const sign = status === 'running' ? spinner(at, look) : mark;
  const percent = status === 'running' && !ending ? progress?.percent : undefined;
  const text = percent === undefined ? word : `${word.slice(0, 3)} ${Math.floor(percent)}%`;
  return {text: `${sign.padEnd(2)} ${text}`.padEnd(statusWidth), style};
}
