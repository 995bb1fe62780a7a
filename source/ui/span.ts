import {displayWidth, truncate} from '../format/width.ts';
import type {Style} from './theme.ts';

/** A run of text in one style; lines are built of spans and painted as one string. */
export interface Span {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** Character cells that the spans take. */
export function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + displayWidth(span.text), 0);
}

/** The spans cut to `width` character cells. */
export function cutSpans(spans: readonly Span[], width: number, ascii: boolean): readonly Span[] {
  if (spansWidth(spans) <= width) {
    return spans;
  }
  const cut: Span[] = [];
  let left = width;
  for (const span of spans) {
    const needed = displayWidth(span.text);
    if (needed > left) {
      cut.push({...span, text: truncate(span.text, left, {ascii})});
      break;
    }
    cut.push(span);
    left -= needed;
  }
  return cut;
}

/** The spans cut or filled with blanks to exactly `width` character cells. */
export function fillSpans(spans: readonly Span[], width: number, ascii: boolean): readonly Span[] {
  const cut = cutSpans(spans, width, ascii);
  return [...cut, {text: ' '.repeat(Math.max(0, width - spansWidth(cut)))}];
}
