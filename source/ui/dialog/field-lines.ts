import {safeText} from '../../format/safe-text.ts';
import {displayWidth, pad, truncate} from '../../format/width.ts';
import type {AskField} from '../../state/select/ask.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import {fillSpans, type Span, spansWidth} from '../span.ts';
import {textField} from '../text-field.ts';
import {wrapWords} from '../wrap.ts';
import type {PanelLine} from './panel.tsx';

/** Cells of a label at most, and of the line under a typed value. */
const longestLabel = 24;
const fieldWidth = 40;

function choiceSpans({choices = [], value}: AskField, room: number, look: Look): readonly Span[] {
  const all = choices.map((choice): Span => {
    const label = safeText(choice.label, look);
    return choice.value === value ? {text: `[${label}]`, style: 'selected'} : {text: ` ${label} `};
  });
  if (spansWidth(all) <= room) {
    return all;
  }
  const [before, after] = glyphs(look).choice;
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
  return [{text: `${before}${safeText(chosen, look)}${after}`}];
}

function fieldLine(field: AskField, cursor: number, labelWidth: number, width: number, look: Look): PanelLine {
  const label = pad(truncate(safeText(field.label, look), labelWidth, look), labelWidth);
  const lead: Span[] = [
    {text: field.focused ? '> ' : '  ', style: 'key'},
    {text: `${label}  `, ...(field.focused ? {style: 'strong'} : {})},
  ];
  const room = Math.max(1, width - spansWidth(lead));
  if (field.choices !== undefined) {
    return {spans: [...lead, ...choiceSpans(field, room, look)]};
  }
  const cells = Math.min(room, fieldWidth);
  const typed = textField({text: field.value, cursor: field.focused ? cursor : 0}, cells, look);
  const value = fillSpans([{text: typed.text, style: 'headLine'}], cells, look.ascii);
  return {
    spans: [...lead, ...value.map(({text}) => ({text, style: 'headLine'}) as const)],
    cursor: field.focused ? spansWidth(lead) + typed.cursor : undefined,
  };
}

/** What is wrong with the field that has the keys, and what it is for. */
function remarkLines({problem, hint = ''}: AskField, width: number, look: Look): PanelLine[] {
  const remarks = [
    {text: problem ?? '', style: 'crit'},
    {text: hint, style: 'dim'},
  ] as const;
  return remarks
    .filter(({text}) => text !== '')
    .flatMap(({text, style}) =>
      wrapWords(safeText(text, look), width - 2).map((line): PanelLine => ({spans: [{text: `  ${line}`, style}]})),
    );
}

/**
 * What there is to fill in, a line each, and below the one that has the keys what there is to say of it.
 * @param cursor in the text of that one, in code points
 * @param lines at most; what lies nearest to that one stays
 */
export function fieldLines(
  fields: readonly AskField[],
  cursor: number,
  {width, lines}: {readonly width: number; readonly lines: number},
  look: Look,
): readonly PanelLine[] {
  const labelWidth = Math.min(
    longestLabel,
    Math.max(0, ...fields.map(({label}) => displayWidth(safeText(label, look)))),
  );
  const all = fields.flatMap((field) => [
    fieldLine(field, cursor, labelWidth, width, look),
    ...(field.focused ? remarkLines(field, width, look) : []),
  ]);
  const focus = Math.max(
    0,
    fields.findIndex(({focused}) => focused),
  );
  const first = Math.max(0, Math.min(focus, all.length - lines));
  return all.slice(first, first + lines);
}
