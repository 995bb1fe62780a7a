import type {Part} from '../../archive/progress.ts';
import {bar} from '../../format/bar.ts';
import {bytes, percent} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import {displayWidth, fitText} from '../../format/width.ts';
import {usedText} from '../header/memory-line.ts';
import type {Look} from '../look.ts';
import type {Span} from '../span.ts';

/** Cells of the bar at most, and of the figures behind it. */
const longestBar = 40;
const figuresWidth = 20;

/** Cells of the names of these parts: as many as the longest needs, and a third of the screen at most. */
export function partsWidth(parts: readonly Part[], width: number): number {
  return Math.min(Math.floor(width / 3), Math.max(0, ...parts.map(({name}) => displayWidth(name))));
}

/** ` vda  ████▌░░░░  43%  1.2/3.4G`: how far one file or disk is; without a total there is no share. */
export function partLine(
  {name, doneBytes, totalBytes}: Part,
  {nameWidth, width}: {readonly nameWidth: number; readonly width: number},
  look: Look,
): readonly Span[] {
  const share = totalBytes === undefined ? undefined : totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const cells = Math.min(longestBar, width - nameWidth - figuresWidth - 3);
  const figure = percent(share === undefined ? undefined : Math.floor(100 * share), {sign: true, ascii: look.ascii});
  return [
    {text: ` ${fitText(safeText(name, look), nameWidth, 'left', look)}  `},
    ...(cells >= 4 ? [{text: bar(share, cells, look), style: 'guest'} as const] : []),
    {text: figure.padStart(6)},
    {text: `  ${usedText(doneBytes, totalBytes, look) || bytes(doneBytes, look)}`},
  ];
}
