import type {Color} from './screen.ts';

export const screenColor = '#16181d';
export const textColor = '#c8ccd4';

/** The sixteen colours of a dark terminal: normal, then bright. */
const basic = [
  ...['#3b4048', '#e06c75', '#98c379', '#d9b36c', '#61afef', '#c678dd', '#56b6c2', '#c8ccd4'],
  ...['#6b7280', '#ff7b86', '#b5e090', '#f2cd84', '#82c4ff', '#dd94f2', '#74d2de', '#ffffff'],
];

/** The steps of one channel in the 6×6×6 cube of colours 16–231, as xterm has them. */
const cubeSteps = [0, 95, 135, 175, 215, 255];

function hex(channels: readonly (number | undefined)[]): string {
  return `#${channels.map((channel) => (channel ?? 0).toString(16).padStart(2, '0')).join('')}`;
}

/** #rrggbb of a colour; of the given one where the terminal's own is meant. */
export function rgb(color: Color, own: string): string {
  if (color === undefined || typeof color === 'string') {
    return color ?? own;
  }
  if (color < 16) {
    return basic[color] ?? own;
  }
  if (color < 232) {
    const index = color - 16;
    return hex([Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6].map((step) => cubeSteps[step]));
  }
  const grey = 8 + (color - 232) * 10;
  return hex([grey, grey, grey]);
}
