import {safeText} from '../../format/safe-text.ts';
import type {Finding} from '../../triage/finding.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {cutSpans, type Span, spansWidth} from '../span.ts';
import {severitySpan} from './severity-span.ts';

/** The first findings, a line each; the last of the lines says how many more there are, and where. */
export function findingLines(
  findings: readonly Finding[],
  {width, rows}: {readonly width: number; readonly rows: number},
  look: Look,
): readonly (readonly Span[])[] {
  const shown = findings.slice(0, rows);
  const left = findings.length - shown.length;
  return shown.map(({severity, title}, index) => {
    const word = severitySpan(severity);
    const spans: readonly Span[] = [
      {...word, text: ` ${glyphs(look).alarm} ${word.text}  `},
      {text: safeText(title, look)},
    ];
    const more = left > 0 && index === shown.length - 1 ? `  ${left} more: !` : '';
    const cut = cutSpans(spans, Math.max(0, width - more.length), look.ascii);
    const gap = ' '.repeat(Math.max(0, width - more.length - spansWidth(cut)));
    return [...cut, {text: gap + more, style: 'info'}];
  });
}
