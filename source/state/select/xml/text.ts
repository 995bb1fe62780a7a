import {type Differences, differencesOf} from '../../../xml/differences.ts';
import {type Fold, foldsOf} from '../../../xml/folds.ts';
import {lineStarts} from '../../../xml/text-lines.ts';
import type {DetailScreen} from '../../screens.ts';
import type {XmlView} from '../../state.ts';

/** How a definition is looked at before anything is done. */
export const firstXmlView: XmlView = {which: 'live', cursor: 0, folded: new Set(), search: '', from: undefined};

/** A definition that is looked at, taken apart. */
export interface XmlText {
  readonly text: string;
  /** only: there is no other one. */
  readonly which: XmlView['which'] | 'only';
  /** Why there is no other one. */
  readonly alone: 'shut off' | 'transient' | undefined;
  /** Where its lines begin. */
  readonly starts: readonly number[];
  readonly folds: readonly Fold[];
  /** undefined where there is no other one, or where they differ in too much to tell. */
  readonly differences: Differences | undefined;
}

/** The definition that is looked at; undefined until it is read. */
export function xmlTextOf({xml, xmlView = firstXmlView}: DetailScreen): XmlText | undefined {
  if (!xml || 'error' in xml) return undefined;
  const {text, inactive, alone} = xml;
  if (inactive === undefined) return takenApart(text, undefined, 'only', alone);
  return xmlView.which === 'live'
    ? takenApart(text, inactive, 'live', undefined)
    : takenApart(inactive, text, 'inactive', undefined);
}

let latest: {readonly other: string | undefined; readonly xml: XmlText} | undefined;

/** A long text is taken apart once, not with every key. */
function takenApart(
  text: string,
  other: string | undefined,
  which: XmlText['which'],
  alone: XmlText['alone'],
): XmlText {
  const isKnown = latest?.xml.text === text && latest.other === other && latest.xml.which === which;
  if (latest && isKnown && latest.xml.alone === alone) return latest.xml;
  const starts = lineStarts(text);
  const differences = other === undefined ? undefined : differencesOf(text, other, which === 'live');
  const xml = {text, which, alone, starts, folds: foldsOf(text, starts), differences};
  latest = {other, xml};
  return xml;
}

/** A line of the text, without its end. */
export function lineOf({text, starts}: XmlText, line: number, most = Number.POSITIVE_INFINITY): string {
  const start = starts[line] ?? text.length;
  const end = Math.min(starts[line + 1] ?? text.length, start + most);
  return text.slice(start, end).replace(/\r?\n$/, '');
}
