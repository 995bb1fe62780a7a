import {selectLayout} from '../../state/layout.ts';
import type {State} from '../../state/state.ts';
import {frameHeight, frameWidth, type Place} from './panel.tsx';

/** Longer lines would be harder to read; on shorter ones nothing of a row looks out at the sides. */
const widest = 120;

/** What there is for a panel: cells for its text, and lines within its frame. */
export function roomOf(state: State): {readonly width: number; readonly height: number} {
  const width = Math.min(state.size.columns, widest) - frameWidth;
  return {width, height: Math.max(1, selectLayout(state).body - frameHeight)};
}

/** A panel for so many lines stands on the foot of the body, in the middle of the screen. */
export function placeOf(state: State, lines: number): Place {
  const {header, body} = selectLayout(state);
  const width = Math.min(state.size.columns, widest);
  const height = Math.min(body, lines + frameHeight);
  return {
    left: Math.floor((state.size.columns - width) / 2),
    top: header + body - height,
    width,
    height,
    bodyTop: header,
  };
}
