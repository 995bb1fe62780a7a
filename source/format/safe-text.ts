import type {Look} from './look.ts';
import {displayWidth} from './width.ts';

/**
 * What cannot be seen, or whose width or direction no two terminals agree on: control characters, line breaks,
 * invisible and bidirectional formatting, joiners and variation selectors, spaces that are not the plain one, blank
 * symbols, private use, unassigned code points, lone surrogates, flags, skin tones, and marks that enclose.
 */
const undrawable =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Regional_Indicator}\p{Emoji_Modifier}\p{Me}\u{2800}]|(?! )\p{Zs}/gu;

/** Marks with nothing to stand on, or more on one letter than any writing needs. */
const strayMarks = /(^|[^\p{L}\p{M}\p{N}])\p{M}+|(\p{M}{3})\p{M}+/gu;

const plain = /^[\x20-\x7e]*$/;
const segmenter = new Intl.Segmenter();

/**
 * A name or other foreign text made fit to be drawn: each character that is not becomes a middle dot, or a question
 * mark in ASCII, where every other character beyond it does too. Nothing is dropped without a trace.
 */
export function safeText(text: string, {ascii = false}: Look = {}): string {
  if (plain.test(text)) return text;
  const stand = ascii ? '?' : '·';
  const drawable = text
    .normalize('NFC')
    .replace(undrawable, stand)
    .replace(
      strayMarks,
      (_, before: string | undefined, enough: string | undefined) => (enough ?? before ?? '') + stand,
    );
  if (ascii) return drawable.replace(/[^\x20-\x7e]/gu, stand);
  return Array.from(segmenter.segment(drawable), ({segment}) => apart(segment)).join('');
}

/**
 * A cluster without the letters that some writing systems join to the first: libraries count such a cluster as one
 * letter, terminals as several. A dot keeps the letters apart or, where nothing can, takes the place of one.
 */
function apart(cluster: string): string {
  const [first = '', ...rest] = cluster;
  if (rest.every(isMark)) return cluster;
  const split = rest.map((character) => {
    if (isMark(character)) return character;
    return joins('·', character) ? '·' : `·${character}`;
  });
  return (joins(first, '·') ? '·' : first) + split.join('');
}

function isMark(character: string): boolean {
  return /\p{M}/u.test(character);
}

function joins(first: string, second: string): boolean {
  return displayWidth(first + second) < displayWidth(first) + displayWidth(second);
}
