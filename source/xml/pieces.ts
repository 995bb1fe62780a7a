import type {Range} from './element.ts';
import {asideAt, tagAt} from './open-at.ts';
import type {Outline} from './outline.ts';

/** A part of a text that is drawn in one way; its range is that in the whole text. */
export interface Piece extends Range {
  readonly kind: 'text' | 'tag' | 'attribute' | 'value' | 'aside';
}

type Rule = readonly [kind: Piece['kind'], pattern: RegExp, then?: 'tag' | 'content'];

const aside = /<!--.*?(?:-->|$)|<!\[CDATA\[.*?(?:\]\]>|$)|<[!?][^>]*>?/sy;

const rules: Readonly<Record<'tag' | 'content', readonly Rule[]>> = {
  content: [
    ['text', /[^<]+/y],
    ['aside', aside],
    ['tag', /<\/?[^\s<>/]*/y, 'tag'],
  ],
  tag: [
    ['text', /[\s=]+/y],
    ['value', /"[^"]*"?|'[^']*'?/y],
    ['tag', /\/?>/y, 'content'],
    ['attribute', /[^\s=<>"'/]+/y],
    ['text', /./sy],
  ],
};

/**
 * What a part of a text consists of. It may begin anywhere: the outline knows what is open there. Of what is not
 * well-formed, it is what it looks like.
 */
export function piecesOf(text: string, outline: Outline, {start, end}: Range): readonly Piece[] {
  const part = text.slice(start, end);
  const pieces: Piece[] = [];
  let mode: 'tag' | 'content' = 'content';
  let at = 0;
  const take = (kind: Piece['kind'], to: number) => {
    const until = Math.min(part.length, to);
    if (until > at) pieces.push({kind, start: start + at, end: start + until});
    at = until;
  };

  const open = tagAt(outline, start);
  if (open) mode = 'tag';
  const value = open?.attributes.find((attribute) => attribute.start <= start && start <= attribute.end);
  if (value) take('value', value.end + 1 - start);

  while (at < part.length) {
    const known = mode === 'content' ? asideAt(outline, start + at) : undefined;
    const found = known ? undefined : firstMatch(rules[mode], part, at);
    take(known ? 'aside' : (found?.rule[0] ?? 'text'), known ? known.end - start : (found?.end ?? part.length));
    mode = found?.rule[2] ?? mode;
  }
  return pieces;
}

function firstMatch(among: readonly Rule[], part: string, at: number): {rule: Rule; end: number} | undefined {
  for (const rule of among) {
    const [, pattern] = rule;
    pattern.lastIndex = at;
    if (pattern.test(part)) return {rule, end: pattern.lastIndex};
  }
  return undefined;
}
