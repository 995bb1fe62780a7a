import {Box, Text, useCursor} from 'ink';
import type {ReactElement} from 'react';
import {type Glyphs, glyphs} from '../glyphs.ts';
import {type Look, useLook} from '../look.ts';
import {cutSpans, fillSpans, type Span, spansWidth} from '../span.ts';
import {paint, paintText, type Style} from '../theme.ts';

/** A line between the sides of a panel's frame. */
export interface PanelLine {
  readonly spans: readonly Span[];
  /** A style for its whole width. */
  readonly over?: Style | undefined;
  /** Cells before the terminal's own cursor, where it is in this line. */
  readonly cursor?: number | undefined;
}

/** Where a panel lies, in cells of the screen; `bodyTop` is the line that its box is placed from. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly bodyTop: number;
}

interface PanelProps {
  readonly place: Place;
  readonly title: readonly Span[];
  /** For the corner at the bottom right: where in its content one is. */
  readonly note?: string;
  readonly style: Style | undefined;
  /** As many as there are lines between top and bottom; the rest stays blank. */
  readonly lines: readonly (PanelLine | 'rule')[];
}

/** Cells of the frame and the blank beside it, both sides together. */
export const frameWidth = 4;
export const frameHeight = 2;

/** The top or bottom of a frame with a text let into it. */
function edge(
  [from, to]: readonly string[],
  {text, atEnd}: {readonly text: readonly Span[]; readonly atEnd: boolean},
  {width, style, signs, look}: {width: number; style: Style | undefined; signs: Glyphs; look: Look},
): string {
  const inlaid = text.length === 0 ? [] : cutSpans([{text: ' '}, ...text, {text: ' '}], width - frameWidth, look.ascii);
  const rest = signs.horizontal.repeat(Math.max(0, width - 3 - spansWidth(inlaid)));
  const short = {text: `${atEnd ? '' : from}${signs.horizontal}${atEnd ? to : ''}`, style};
  const long = {text: `${atEnd ? from : ''}${rest}${atEnd ? '' : to}`, style};
  return paint(atEnd ? [long, ...inlaid, short] : [short, ...inlaid, long], look);
}

/** A framed box over the body of the screen. Each of its lines fills its width, so that nothing shines through. */
export function Panel({place, title, note = '', style, lines}: PanelProps): ReactElement {
  const look = useLook();
  const signs = glyphs(look);
  const {setCursorPosition} = useCursor();
  const {left, top, width, height, bodyTop} = place;
  const inside = width - frameWidth;
  const rows = Array.from({length: Math.max(0, height - frameHeight)}, (_, index) => lines[index] ?? {spans: []});
  const at = rows.findIndex((line) => line !== 'rule' && line.cursor !== undefined);
  const line = rows[at];
  const cursor = line === undefined || line === 'rule' ? undefined : line.cursor;
  setCursorPosition(cursor === undefined ? undefined : {x: left + 2 + Math.min(cursor, inside), y: top + 1 + at});
  const side = paintText(signs.vertical, style, look);
  const drawing = {width, style, signs, look};
  const painted = rows.map((row) => {
    if (row === 'rule') return edge(signs.middle, {text: [], atEnd: false}, drawing);
    const filled = fillSpans([{text: ' '}, ...cutSpans(row.spans, inside, look.ascii)], inside + 2, look.ascii);
    return side + paint(filled, look, row.over) + side;
  });
  return (
    <Box position="absolute" left={left} top={top - bodyTop} width={width} flexDirection="column">
      <Text wrap="truncate">{edge(signs.top, {text: title, atEnd: false}, drawing)}</Text>
      {painted.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place on the screen
        <Text key={index} wrap="truncate">
          {text}
        </Text>
      ))}
      <Text wrap="truncate">
        {edge(signs.bottom, {text: note === '' ? [] : [{text: note, style: 'dim'}], atEnd: true}, drawing)}
      </Text>
    </Box>
  );
}
