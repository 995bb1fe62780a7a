import type {Look} from './look.ts';

const unicode = {
  unknown: '–',
  ellipsis: '…',
  dot: ' · ',
  minus: '−',
  ascending: '▲',
  descending: '▼',
};

export type Glyphs = typeof unicode;

const ascii: Glyphs = {
  unknown: '-',
  ellipsis: '~',
  dot: ' | ',
  minus: '-',
  ascending: '^',
  descending: 'v',
};

/** The signs to draw with. */
export function glyphs(look: Look): Glyphs {
  return look.ascii ? ascii : unicode;
}
