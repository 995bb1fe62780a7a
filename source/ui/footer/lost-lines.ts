import {safeText} from '../../format/safe-text.ts';
import type {Connection} from '../../model/connection.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';
import {wrapWords} from '../wrap.ts';

/**
 * Why there is no connection, and what to try; stands in for the counts, which are old.
 * @returns exactly `rows` lines
 */
export function lostLines(
  {reason, advice = ''}: Extract<Connection, {status: 'lost'}>,
  {width, rows}: {readonly width: number; readonly rows: number},
  look: Look,
): readonly (readonly Span[])[] {
  const steps = wrapWords(safeText(advice, look), width - 2).map((text) => ({text: ` ${text}`}));
  const causes = wrapWords(safeText(reason, look), width - 2).map(
    (text) => ({text: ` ${text}`, style: 'crit'}) as const,
  );
  // A long reason makes room for what to try.
  const told = [...causes.slice(0, Math.max(1, rows - steps.length)), ...steps];
  return Array.from({length: rows}, (_, line) => told.slice(line, line + 1));
}
