import {safeText} from '../../format/safe-text.ts';
import type {Run} from '../../state/run.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {wrapWords} from '../wrap.ts';
import {commandText, tookText} from './columns.ts';
import {statusSpan} from './status.ts';

/** All there is to say of a run, below the log: its command in full, how it went, and why. */
export function runLines(run: Run, at: number, width: number, look: Look): readonly (readonly Span[])[] {
  const said = (text: string | undefined, style?: Style): (readonly Span[])[] =>
    (text ?? '')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .flatMap((line) => wrapWords(safeText(line, look), width - 2))
      .map((line) => [{text: ` ${line}`, style}]);
  const {text, style} = statusSpan(run, at, look);
  const facts = [
    ...(run.startedAt === undefined ? [] : [`after ${tookText(run, at, look)}`]),
    ...(run.exitCode === undefined ? [] : [`exit code ${run.exitCode}`]),
    ...(run.progress === undefined ? [] : [safeText(run.progress.text, look)]),
    ...(run.readOnly ? ['through a read-only connection'] : []),
  ];
  return [
    ...said(commandText(run, look), 'info'),
    [{text: ` ${text.trim()}`, style}, ...facts.map((fact): Span => ({text: glyphs(look).dot + fact}))],
    ...said(run.error, 'crit'),
    ...said(run.advice),
  ];
}
