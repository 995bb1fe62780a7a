import {safeText} from '../../format/safe-text.ts';
import {shellText} from '../../model/shell-text.ts';
import type {AskDialog} from '../../state/dialog.ts';
import type {Run} from '../../state/run.ts';
import type {Ask} from '../../state/select/ask.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {wrapWords} from '../wrap.ts';
import {allotLines, type Block, type Claim} from './allot.ts';
import {type Confirmation, confirmation} from './confirm-lines.ts';
import {fieldLines} from './field-lines.ts';
import type {PanelLine} from './panel.tsx';
import {targetLines, unfitLines} from './target-lines.ts';

type Part = 'targets' | 'hidden' | 'unfit' | 'consequences' | 'fields' | 'commands' | 'confirm';

const all = Number.POSITIVE_INFINITY;

/** What is worth a line, the most first. */
function claimsOf({error, way}: Confirmation, isFaulty: boolean): readonly Claim<Part>[] {
  return [
    {id: 'confirm', upTo: way.length},
    {id: 'targets', upTo: 1},
    // A field that cannot stay as it is comes with what is wrong with it.
    ...(isFaulty ? [{id: 'fields', upTo: 2} as const] : []),
    {id: 'confirm', upTo: way.length + error.length},
    {id: 'hidden', upTo: 1},
    {id: 'targets', upTo: 3},
    {id: 'consequences', upTo: all},
    {id: 'fields', upTo: all},
    {id: 'unfit', upTo: 1},
    {id: 'commands', upTo: 2},
    {id: 'confirm', upTo: all},
    {id: 'gaps', upTo: all},
    {id: 'targets', upTo: all},
    {id: 'unfit', upTo: all},
    {id: 'commands', upTo: all},
  ];
}

/** As much of the confirmation as there are lines for. */
function confirmLines({error, way, keys}: Confirmation, lines: number): readonly PanelLine[] {
  const told = error.slice(0, Math.max(0, lines - way.length));
  const named = lines >= way.length + error.length + keys.length ? keys : [];
  return [...told, ...way.slice(-lines), ...named];
}

/** A bulleted sentence, in as many lines as it needs. */
function bulleted(sentence: string, width: number, look: Look): readonly PanelLine[] {
  const {bullet} = glyphs(look);
  return wrapWords(safeText(sentence, look), width - bullet.length).map((text, index) => ({
    spans: [{text: index === 0 ? bullet : ' '.repeat(bullet.length)}, {text}],
  }));
}

/** Nobody should say yes to what was cut off without knowing that. */
function cutTold(told: readonly PanelLine[], lines: number): readonly PanelLine[] {
  if (told.length <= lines) {
    return told;
  }
  const more: PanelLine = {spans: [{text: 'and more: the terminal is too small to tell', style: 'crit'}]};
  return [...told.slice(0, Math.max(0, lines - 1)), more];
}

/** Before a line that goes on with a command. */
const rest = ' '.repeat(4);

/** What will be run: the one command in full, of several as many as there are lines for. */
function commandLines(runs: readonly Run[], width: number, lines: number, look: Look): readonly PanelLine[] {
  const texts = runs.map(({program, argv}) => safeText(`${program} ${shellText(argv)}`, look));
  const [first = '', ...others] = texts;
  if (others.length === 0) {
    return first === '' ? [] : wrapWords(first, width - rest.length).map((text, index) => commandLine(text, index > 0));
  }
  const shown = texts.length <= lines ? texts : texts.slice(0, Math.max(0, lines - 1));
  const more: PanelLine = {spans: [{text: `  and ${texts.length - shown.length} more like it`, style: 'dim'}]};
  return [...shown.map((text) => commandLine(text, false)), ...(shown.length < texts.length ? [more] : [])];
}

function commandLine(text: string, isRest: boolean): PanelLine {
  return {
    spans: [
      {text: isRest ? rest : '$ ', style: 'dim'},
      {text, style: 'info'},
    ],
  };
}

function hiddenLines({targets}: Ask): readonly PanelLine[] {
  const hidden = targets.filter((target) => target.hidden && target.unfit === undefined).length;
  if (hidden === 0) {
    return [];
  }
  const text = hidden === 1 ? '1 of them is hidden by the filter' : `${hidden} of them are hidden by the filter`;
  return [{spans: [{text: targets.length === 1 ? 'It is hidden by the filter' : text, style: 'warn'}]}];
}

/**
 * A question as lines of `width` cells, `height` at most: whom it hits, what that means, what can be set, what is run,
 * and how to say yes.
 */
export function askLines(
  ask: Ask,
  dialog: AskDialog,
  {width, height}: {readonly width: number; readonly height: number},
  look: Look,
): readonly PanelLine[] {
  const {targets, fields, consequences, runs} = ask;
  const told = consequences.flatMap((sentence) => bulleted(sentence, width, look));
  const hidden = hiddenLines(ask);
  const confirm = confirmation(ask, dialog, width, look);
  const blocks: readonly Block<Part, PanelLine>[] = [
    {id: 'targets', draw: (lines) => targetLines(targets, width, lines, look)},
    {id: 'hidden', joins: true, draw: () => hidden},
    {id: 'unfit', joins: true, draw: (lines) => unfitLines(targets, lines, look)},
    {id: 'consequences', draw: (lines) => cutTold(told, lines)},
    {id: 'fields', draw: (lines) => fieldLines(fields, dialog.cursor, {width, lines}, look)},
    {id: 'commands', draw: (lines) => commandLines(runs, width, lines, look)},
    {id: 'confirm', draw: (lines) => confirmLines(confirm, lines)},
  ];
  const isFaulty = fields.some(({focused, problem}) => focused && problem !== undefined);
  return allotLines(blocks, claimsOf(confirm, isFaulty), height, {spans: []});
}
