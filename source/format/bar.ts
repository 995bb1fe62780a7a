import type {Look} from './look.ts';

const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of the width in cells, filled to the fraction from 0 to 1; an unknown fraction is an empty track. */
export function bar(fraction: number | undefined, width: number, look?: Look): string {
  return segmentBar([fraction], width, look).join('');
}

/**
 * The pieces of a bar that shows fractions from 0 to 1 side by side, one piece each, and the empty track after them;
 * together exactly as wide as the width. Only the end of the last one is finer than a cell.
 */
export function segmentBar(
  fractions: readonly (number | undefined)[],
  width: number,
  {ascii = false}: Look = {},
): readonly string[] {
  const [full, track] = ascii ? ['#', '.'] : ['█', '░'];
  const cells = Math.max(0, Math.floor(width));
  const pieces: string[] = [];
  let sum = 0;
  let drawn = 0;
  fractions.forEach((fraction, index) => {
    sum += Number.isFinite(fraction) ? Math.max(0, fraction ?? 0) : 0;
    const end = Math.min(1, sum) * cells;
    const isLast = index === fractions.length - 1 && !ascii;
    const whole = Math.max(drawn, isLast ? Math.floor(Math.round(end * 8) / 8) : Math.round(end));
    const part = isLast && whole < cells ? (eighths[Math.round((end - whole) * 8)] ?? '') : '';
    pieces.push(full.repeat(whole - drawn) + part);
    drawn = whole + part.length;
  });
  return [...pieces, track.repeat(cells - drawn)];
}
