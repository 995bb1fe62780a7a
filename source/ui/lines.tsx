import type {ReactElement} from 'react';
import {Line} from './line.tsx';
import type {Span} from './span.ts';

interface LinesProps {
  readonly lines: readonly (readonly Span[])[];
  /** The first line in sight; never so far that the last page is not full. */
  readonly scroll: number;
  readonly height: number;
  readonly width: number;
}

/** Lines of text, as many as there is room for. */
export function Lines({lines, scroll, height, width}: LinesProps): ReactElement {
  const first = Math.max(0, Math.min(scroll, lines.length - height));
  return (
    <>
      {lines.slice(first, first + Math.max(0, height)).map((spans, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place on the screen
        <Line key={index} spans={spans} width={width} />
      ))}
    </>
  );
}
