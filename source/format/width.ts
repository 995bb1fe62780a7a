import stringWidth from 'string-width';
import type {Look} from './look.ts';

export type Align = 'left' | 'right';

const segmenter = new Intl.Segmenter();
const plain = /^[\x20-\x7e]*$/;

/** How many cells of a terminal a text takes. */
export function displayWidth(text: string): number {
  return plain.test(text) ? text.length : stringWidth(text);
}

/** What stands for the part of a text that does not fit; one cell. */
export function ellipsis({ascii = false}: Look = {}): string {
  return ascii ? '~' : '…';
}

/** The text, cut to the width in cells with an ellipsis; a character of several code points is never cut. */
export function truncate(text: string, width: number, look: Look = {}): string {
  if (text.length <= width && plain.test(text)) return text;
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  if (plain.test(text)) return text.slice(0, width - 1) + ellipsis(look);
  let kept = '';
  let used = 0;
  for (const {segment} of segmenter.segment(text)) {
    used += displayWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return kept + ellipsis(look);
}

/** The text, cut at its beginning: of a path, that is what is the same in many of them. */
export function truncateStart(text: string, width: number, look: Look = {}): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  let kept = '';
  let used = 0;
  for (const {segment} of [...segmenter.segment(text)].toReversed()) {
    used += displayWidth(segment);
    if (used > width - 1) break;
    kept = segment + kept;
  }
  return ellipsis(look) + kept;
}

/** The text with spaces up to the width in cells; one that is wider stays as it is. */
export function pad(text: string, width: number, align: Align = 'left'): string {
  const spaces = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + spaces : spaces + text;
}

/** The text cut or padded to exactly the width in cells. */
export function fitText(text: string, width: number, align: Align = 'left', look: Look = {}): string {
  return pad(truncate(text, width, look), width, align);
}
