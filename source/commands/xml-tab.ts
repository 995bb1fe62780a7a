import {cursorKey} from '../state/cursor.ts';
import {uuidOf} from '../state/rows.ts';
import type {DetailScreen} from '../state/screens.ts';
import {foldAt, revealed, rowOf, xmlRows} from '../state/select/xml/rows.ts';
import {nextXmlMatch} from '../state/select/xml/search.ts';
import {firstXmlView, type XmlText, xmlTextOf} from '../state/select/xml/text.ts';
import type {Screen, State, XmlView} from '../state/state.ts';
import type {Outcome} from './command.ts';
import {act} from './outcome.ts';

/** The definition that is looked at, and how. */
interface OpenXml {
  readonly screen: DetailScreen;
  readonly view: XmlView;
  readonly xml: XmlText;
}

/** Undefined anywhere but on the XML tab, and there until the definition was read. */
export function openXml({screen}: State): OpenXml | undefined {
  if (screen.name !== 'detail' || screen.tab !== 'xml') return undefined;
  const xml = xmlTextOf(screen);
  return xml && {screen, view: screen.xmlView ?? firstXmlView, xml};
}

/** Why a key of the XML tab means nothing now. */
export function withoutXml(state: State): string | undefined {
  if (openXml(state)) return undefined;
  const {screen} = state;
  const isOpen = screen.name === 'detail' && screen.tab === 'xml';
  return isOpen ? 'There is no definition to look at.' : 'This is for the XML tab: y opens it.';
}

/** Looks at the definition otherwise. */
export function changeView(state: State, change: (open: OpenXml) => Partial<XmlView>): readonly Outcome[] {
  const open = openXml(state);
  return open ? act({type: 'xmlView', change: change(open)}) : [];
}

/** Why the other definition cannot be shown. */
export function withoutOther(state: State): string | undefined {
  const alone = openXml(state)?.xml.alone;
  if (alone === undefined) return undefined;
  return alone === 'transient'
    ? 'The domain is transient: it has no definition for a next start.'
    : 'The domain is shut off: this is the only definition it has.';
}

/** Folds the innermost element at the cursor, which goes to its first line; unfolds what is folded there. */
export function turnFold({xml, view: {folded, cursor}}: OpenXml): Partial<XmlView> {
  const rows = xmlRows(xml, folded);
  const line = rows.lines[rowOf(rows, cursor)] ?? 0;
  const open = rows.folded.get(line);
  if (open) return {cursor: line, folded: new Set([...folded].filter((key) => key !== open.key))};
  const fold = foldAt(xml, line);
  return fold ? {cursor: fold.first, folded: new Set([...folded, fold.key])} : {};
}

/** Shows a line, whatever it is folded into. */
export function atLine({xml, view}: OpenXml, line: number): Partial<XmlView> {
  return {cursor: line, folded: revealed(xml, view.folded, line)};
}

export function matchFrom(state: State, direction: 1 | -1): number | undefined {
  const open = openXml(state);
  return open && nextXmlMatch(open.xml, open.view.search, open.view.cursor, direction);
}

/** Why there is no match to go to. */
export function withoutMatch(state: State): string | undefined {
  const search = openXml(state)?.view.search;
  if (!search) return 'Look for something first, with /.';
  return matchFrom(state, 1) === undefined ? `Nothing here has ${search}.` : undefined;
}

/** To the definition of the domain under the cursor, or from it to where the key was pressed. */
export function toXml(state: State): readonly Outcome[] {
  const {screen} = state;
  if (screen.name === 'detail' && screen.tab === 'xml') return backFrom(screen);
  if (screen.name === 'detail') {
    const opened = act({type: 'tab', tab: 'xml'}, {type: 'xmlView', change: {from: screen.tab}});
    return [...opened, {effect: {type: 'readXml', uuid: screen.uuid}}];
  }
  const key = cursorKey(state);
  if (key === undefined) return [];
  const uuid = uuidOf(key);
  const opened: Screen = {name: 'detail', uuid, tab: 'xml', scroll: 0, xmlView: {...firstXmlView, from: 'table'}};
  return [...act({type: 'screen', screen: opened}), {effect: {type: 'poll'}}, {effect: {type: 'readXml', uuid}}];
}

/** What escape does on the XML tab before it goes back to the table; undefined elsewhere. */
export function leaveXml({screen}: State): readonly Outcome[] | undefined {
  if (screen.name !== 'detail' || screen.tab !== 'xml') return undefined;
  return screen.xmlView?.search ? act({type: 'xmlView', change: {search: ''}}) : backFrom(screen, 'table');
}

function backFrom({xmlView}: DetailScreen, otherwise: 'table' | 'overview' = 'overview'): readonly Outcome[] {
  const to = xmlView?.from ?? otherwise;
  return act(to === 'table' ? {type: 'screen', screen: {name: 'table'}} : {type: 'tab', tab: to});
}
