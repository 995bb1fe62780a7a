import type {Look} from './look.ts';

const unicode = {
  dash: '–',
  ellipsis: '…',
  dot: ' · ',
  minus: '−',
  ascending: '▲',
  descending: '▼',
};

export type Glyphs = typeof unicode;

const ascii: Glyphs = {
  dash: '-',
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
