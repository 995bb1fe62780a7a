import {safeText} from '../format/safe-text.ts';
import {displayWidth, truncate} from '../format/width.ts';
import {glyphs} from './glyphs.ts';
import type {Look} from './look.ts';

/** What is in sight of a line of text that is being typed. */
export interface TextField {
  readonly text: string;
  /** Cells before the cursor. */
  readonly cursor: number;
}

/** The text before the cursor, without so much of its start that the rest fits. */
function endOf(text: string, room: number, look: Look): string {
  if (displayWidth(text) <= room) {
    return text;
  }
  const {ellipsis} = glyphs(look);
  const points = [...text];
  while (points.length > 0 && displayWidth(points.join('')) + ellipsis.length > room) {
    points.shift();
  }
  return ellipsis + points.join('');
}

/**
 * A typed text within `width` cells, so that the cursor, which counts code points, is in sight; it may stand behind
 * the last character.
 */
export function textField(
  typed: {readonly text: string; readonly cursor: number},
  width: number,
  look: Look,
): TextField {
  const points = [...typed.text];
  const before = endOf(safeText(points.slice(0, typed.cursor).join(''), look), Math.max(0, width - 1), look);
  const after = safeText(points.slice(typed.cursor).join(''), look);
  return {text: truncate(before + after, width, look), cursor: displayWidth(before)};
}
