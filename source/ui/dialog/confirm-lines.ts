import {safeText} from '../../format/safe-text.ts';
import type {AskDialog} from '../../state/dialog.ts';
import {type Ask, type AskField, enterConfirms, type Guard} from '../../state/select/ask.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {type Span, spansWidth} from '../span.ts';
import {textField} from '../text-field.ts';
import {wrapWords} from '../wrap.ts';
import type {PanelLine} from './panel.tsx';

type Keys = readonly (readonly [key: string, does: string])[];

/** How each kind of confirmation is given, and refused. */
const guardKeys: Readonly<Record<Guard['kind'], Keys>> = {
  enter: [
    ['enter', 'do it'],
    ['esc', 'leave it'],
  ],
  yes: [
    ['y', 'do it'],
    ['n', 'leave it'],
  ],
  word: [
    ['enter', 'do it'],
    ['esc', 'leave it'],
  ],
};
const turnKeys: Keys = [['left, right', 'choose']];
const leaveKeys: Keys = [['esc', 'leave it']];

function keysOf(ask: Ask, dialog: AskDialog, field: AskField | undefined): Keys {
  const {guard, confirming, obstacle} = ask;
  if (!confirming && field !== undefined) {
    const turn = field.choices === undefined ? [] : turnKeys;
    return [...turn, ['enter', enterConfirms(ask, dialog) ? 'do it' : 'next'], ...leaveKeys];
  }
  return obstacle === undefined ? guardKeys[guard.kind] : leaveKeys;
}

function keySpans(keys: Keys, look: Look): readonly Span[] {
  return keys.flatMap(([key, does], index): Span[] => [
    {text: index === 0 ? '' : glyphs(look).dot, style: 'dim'},
    {text: key, style: 'key'},
    {text: `: ${does}`},
  ]);
}

/** The least room for what is typed, in cells. */
const typedRoom = 12;

/** The line in which the word is typed, with its own label if there is room for it, else below it. */
function wordLines(
  {word, what}: Extract<Guard, {kind: 'word'}>,
  {typed}: AskDialog,
  confirming: boolean,
  width: number,
  look: Look,
): readonly PanelLine[] {
  const room = Math.max(typedRoom, word.length + 1);
  const safe = safeText(word, look);
  const labels = [`Type ${safe}, ${what}, to confirm: `, `Type ${safe} to confirm: `, `Type ${safe}: `];
  const label = labels.find((text) => text.length + room <= width);
  const above = label === undefined ? wrapHard(labels[1] ?? '', width) : [];
  const lead: Span = {text: label ?? '> ', style: 'strong'};
  const leadWidth = spansWidth([lead]);
  const field = textField(typed, Math.max(1, width - leadWidth), look);
  return [
    ...above.map((text): PanelLine => ({spans: [{text, style: 'strong'}]})),
    {spans: [lead, {text: field.text}], cursor: confirming ? leadWidth + field.cursor : undefined},
  ];
}

function wrapHard(text: string, width: number): readonly string[] {
  return wrapWords(text, width).flatMap((line) => line.match(new RegExp(`.{1,${Math.max(1, width)}}`, 'gu')) ?? []);
}

/** The foot of a question, top to bottom. */
export interface Confirmation {
  /** What stands in its way, or was wrong with the last try. */
  readonly error: readonly PanelLine[];
  /** How to say yes; what few lines there are go to its end. */
  readonly way: readonly PanelLine[];
  /** The keys, where the way does not name them. */
  readonly keys: readonly PanelLine[];
}

/** How to confirm, or why that cannot be. */
export function confirmation(ask: Ask, dialog: AskDialog, width: number, look: Look): Confirmation {
  const {guard, confirming, obstacle} = ask;
  const field = ask.fields.find(({focused}) => focused);
  // The problem of a field is said at the field.
  const wrong = [obstacle, dialog.error].find((text) => text !== undefined && text !== field?.problem);
  const error = wrong === undefined ? [] : wrapWords(safeText(wrong, look), width);
  const keys = keysOf(ask, dialog, field);
  const keyLine = {spans: keySpans(keys, look)};
  const isTyped = guard.kind === 'word' && obstacle === undefined;
  return {
    error: error.map((text): PanelLine => ({spans: [{text, style: 'crit'}]})),
    way: isTyped ? wordLines(guard, dialog, confirming, width, look) : [keyLine],
    keys: isTyped ? [keyLine] : [],
  };
}
