import {safeText} from '../../format/safe-text.ts';
import type {LogEntry} from '../../state/select/log.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {wrapWords} from '../wrap.ts';
import {commandText, tookText} from './columns.ts';
import {statusSpan} from './status.ts';

function said(text: string | undefined, style: Style | undefined, width: number, look: Look) {
  return (text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => wrapWords(safeText(line, look), width - 2))
    .map((line): readonly Span[] => [{text: ` ${line}`, style}]);
}

/**
 * All there is to say of a run below the log: its command in full, how it went, and why.
 * @param at milliseconds of the monotonic clock
 */
export function entryLines(entry: LogEntry, at: number, width: number, look: Look): readonly (readonly Span[])[] {
  const {run, durationMs} = entry;
  const {dot, horizontal} = glyphs(look);
  const status = statusSpan(run, at, look);
  const facts = [
    ...(durationMs === undefined ? [] : [`after ${tookText(entry, look)}`]),
    ...(run.exitCode === undefined ? [] : [`exit code ${run.exitCode}`]),
    ...(run.progress === undefined ? [] : [safeText(run.progress.text, look)]),
    ...(run.readOnly ? ['through a read-only connection'] : []),
  ];
  return [
    [{text: horizontal.repeat(width), style: 'dim'}],
    ...said(commandText(run, look), 'info', width, look),
    [{...status, text: ` ${status.text.trim()}`}, ...facts.map((fact): Span => ({text: dot + fact}))],
    ...said(run.error, 'crit', width, look),
    ...said(run.advice, undefined, width, look),
  ];
}
