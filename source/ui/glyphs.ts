import type {Look} from './look.ts';

const unicode = {
  unknown: '–',
  ellipsis: '…',
  dot: ' · ',
  times: '×',
  minus: '−',
  ascending: '▲',
  descending: '▼',
  enter: '↵',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  rule: '─',
};

export type Glyphs = typeof unicode;

const ascii: Glyphs = {
  unknown: '-',
  ellipsis: '~',
  dot: ' | ',
  times: 'x',
  minus: '-',
  ascending: '^',
  descending: 'v',
  enter: 'enter',
  up: 'up',
  down: 'down',
  left: 'left',
  right: 'right',
  rule: '-',
};

/** The signs to draw with. */
export function glyphs(look: Look): Glyphs {
  return look.ascii ? ascii : unicode;
}
