import {renderToString} from 'ink';
import stringWidth from 'string-width';
import {expect} from 'vitest';
import type {State} from '../../source/state/state.ts';
import {Frame} from '../../source/ui/frame.tsx';
import {type Look, LookContext} from '../../source/ui/look.ts';

export const plain: Look = {ascii: false, color: false};
export const colored: Look = {ascii: false, color: true};
export const ascii: Look = {ascii: true, color: false};

/** The frame of a state as ink writes it. */
export function draw(state: State, look: Look = plain): string {
  return renderToString(
    <LookContext value={look}>
      <Frame state={state} />
    </LookContext>,
    {columns: state.size.columns},
  );
}

/** Asserts that a frame fills its screen exactly, and overflows it nowhere. */
export function expectFit(frame: string, {columns, rows}: State['size']): void {
  const lines = frame.split('\n');
  expect(lines).toHaveLength(rows);
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
}
