import {Text} from 'ink';
import type {ReactElement} from 'react';
import {useLook} from './look.ts';
import {cutSpans, fillSpans, type Span} from './span.ts';
import {paint, type Style} from './theme.ts';

interface LineProps {
  readonly spans: readonly Span[];
  /** Character cells; longer lines are cut. */
  readonly width: number;
  /** A style for the whole width, on top of the spans' own. */
  readonly over?: Style | undefined;
}

/**
 * One line of the screen as one `<Text>`: an element per cell would cost five times as much (a `<Box>` more still).
 */
export function Line({spans, width, over}: LineProps): ReactElement {
  const look = useLook();
  const fitted = over === undefined ? cutSpans(spans, width, look.ascii) : fillSpans(spans, width, look.ascii);
  // An empty text would take no row.
  return <Text wrap="truncate">{paint(fitted, look, over) || ' '}</Text>;
}
