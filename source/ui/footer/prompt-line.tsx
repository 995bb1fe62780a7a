import {useCursor} from 'ink';
import type {ReactElement} from 'react';
import type {Hint} from '../../commands/footer.ts';
import {safeText} from '../../format/safe-text.ts';
import {displayWidth} from '../../format/width.ts';
import type {Prompt} from '../../state/state.ts';
import {Line} from '../line.tsx';
import {type Look, useLook} from '../look.ts';
import {layParts, type Part} from '../parts.ts';
import {textField} from '../text-field.ts';
import {hintParts} from './hint-line.ts';

const purposes: Readonly<Record<NonNullable<Prompt['purpose']>, string>> = {
  define: ' define file or folder ',
  backups: ' look for backups in ',
  copy: ' name of the copy ',
  images: ' folder for its images ',
};

const labels: Readonly<Record<Prompt['kind'], (delayMs: number) => string>> = {
  path: () => ' path ',
  name: () => ' name ',
  filter: () => ' /',
  search: () => ' /',
  virsh: () => ' virsh ',
  delay: (delayMs) => ` delay in seconds (now ${delayMs / 1000}): `,
};

interface PromptLineProps {
  readonly prompt: Prompt;
  /** The delay in force. */
  readonly delayMs: number;
  readonly hints: readonly Hint[];
  readonly width: number;
  /** The line of the screen, from 0, for the terminal's own cursor. */
  readonly y: number;
}

function labelOf({purpose, kind}: Prompt, delayMs: number): string {
  return purpose ? purposes[purpose] : labels[kind](delayMs);
}

/** What is wrong with the text of a prompt, where there is no room for it beside the text; undefined else. */
export function errorWithoutRoom(prompt: Prompt, delayMs: number, width: number, look: Look): string | undefined {
  if (prompt.error === undefined) return undefined;
  const used = displayWidth(safeText(labelOf(prompt, delayMs) + prompt.text, look));
  return used + 2 + displayWidth(safeText(prompt.error, look)) > width ? prompt.error : undefined;
}

/** A text field with the terminal's cursor in it, what is wrong with its text, and how to leave it. */
export function PromptLine({prompt, delayMs, hints, width, y}: PromptLineProps): ReactElement {
  const look = useLook();
  const {setCursorPosition} = useCursor();
  const label = labelOf(prompt, delayMs);
  const {text, cursor} = textField(prompt, Math.max(1, width - label.length), look);
  setCursorPosition({x: Math.min(width - 1, label.length + cursor), y});
  const error: Part[] =
    prompt.error === undefined
      ? hintParts(hints).map((part) => ({...part, priority: part.priority + 1, side: 'right'}))
      : [{spans: [{text: safeText(prompt.error, look), style: 'crit'}], priority: 1, side: 'right'}];
  const parts: Part[] = [{spans: [{text: label, style: 'key'}, {text}], priority: 0}, ...error];
  return <Line spans={layParts(parts, width, look.ascii)} width={width} />;
}
