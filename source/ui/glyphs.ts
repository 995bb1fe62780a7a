import type {Look} from './look.ts';

const unicode = {
  dash: '–',
  ellipsis: '…',
  dot: ' · ',
  minus: '−',
  alarm: '▲',
  ascending: '▲',
  descending: '▼',
  /** Around the value of a choice that has more. */
  choice: ['‹ ', ' ›'],
  bullet: '• ',
  /** The frame of a panel. */
  horizontal: '─',
  vertical: '│',
  top: ['┌', '┐'],
  middle: ['├', '┤'],
  bottom: ['└', '┘'],
  spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

export type Glyphs = typeof unicode;

const ascii: Glyphs = {
  dash: '-',
  ellipsis: '~',
  dot: ' | ',
  minus: '-',
  alarm: '!',
  ascending: '^',
  descending: 'v',
  choice: ['< ', ' >'],
  bullet: '* ',
  horizontal: '-',
  vertical: '|',
  top: ['+', '+'],
  middle: ['+', '+'],
  bottom: ['+', '+'],
  spinner: ['|', '/', '-', '\\'],
};

/** The signs to draw with. */
export function glyphs(look: Look): Glyphs {
  return look.ascii ? ascii : unicode;
}

/** Milliseconds of one picture of the spinner: no divisor of the ticks that time comes in, or it would stand still. */
const spinnerMs = 130;

/** The picture of the spinner at a moment of the monotonic clock, in milliseconds. */
export function spinner(at: number, look: Look): string {
  const {spinner: pictures} = glyphs(look);
  return pictures[Math.floor(Math.max(0, at) / spinnerMs) % pictures.length] ?? '';
}
