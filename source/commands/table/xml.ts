import {cursorKey} from '../../state/cursor.ts';
import {foldAt} from '../../state/select/xml/rows.ts';
import type {Command} from '../command.ts';
import {openXmlSearch} from '../prompts/search-xml.ts';
import {
  atLine,
  changeView,
  matchFrom,
  openXml,
  toXml,
  turnFold,
  withoutMatch,
  withoutOther,
  withoutXml,
} from '../xml-tab.ts';

const shared = {group: 'definitions', danger: 'view'} as const;

/** What the keys do on the XML tab; elsewhere they say where they do it. */
const onTab: readonly Omit<Command, keyof typeof shared | 'screens' | 'tab'>[] = [
  {
    id: 'fold',
    keys: ['enter'],
    label: 'fold',
    help: 'On the XML tab: fold the element at the cursor into one line, or unfold it.',
    footer: 3,
    disabled: (state) => (foldHere(state) ? undefined : 'Nothing here takes more than a line.'),
    run: (state) => changeView(state, turnFold),
  },
  {
    id: 'fold-devices',
    keys: ['-'],
    label: 'fold all',
    help: 'On the XML tab: fold each device into one line.',
    run: (state) =>
      changeView(state, ({xml}) => ({
        folded: new Set(xml.folds.filter(({isDevice}) => isDevice).map(({key}) => key)),
      })),
  },
  {
    id: 'unfold-all',
    keys: ['*'],
    label: 'unfold all',
    help: 'On the XML tab: unfold all.',
    run: (state) => changeView(state, () => ({folded: new Set()})),
  },
  {
    id: 'other-xml',
    keys: ['t'],
    label: 'live/inactive',
    help: 'On the XML tab: show the definition for the next start instead of that of the running domain, or back.',
    footer: 5,
    disabled: withoutOther,
    run: (state) => changeView(state, ({xml}) => ({which: xml.which === 'live' ? 'inactive' : 'live'})),
  },
  {
    id: 'search-xml',
    keys: ['/'],
    label: 'search',
    help: 'On the XML tab: look for a text in the definition, as you type.',
    footer: 6,
    run: openXmlSearch,
  },
  {
    id: 'next-xml-match',
    keys: ['n'],
    label: 'next',
    help: 'On the XML tab: go to the next line that has the text.',
    disabled: withoutMatch,
    run: (state) => changeView(state, (open) => atLine(open, matchFrom(state, 1) ?? open.view.cursor)),
  },
  {
    id: 'previous-xml-match',
    keys: ['N'],
    label: 'previous',
    help: 'On the XML tab: go to the line before that has the text.',
    disabled: withoutMatch,
    run: (state) => changeView(state, (open) => atLine(open, matchFrom(state, -1) ?? open.view.cursor)),
  },
];

/** Looking at the definition of a domain. */
export const xmlCommands: readonly Command[] = [
  {
    ...shared,
    id: 'xml',
    keys: ['y'],
    label: 'XML',
    help: 'Show the definition of the domain under the cursor, or go back from it.',
    screens: ['table', 'detail'],
    disabled: (state) =>
      state.screen.name === 'table' && cursorKey(state) === undefined ? 'There is no domain to show.' : undefined,
    run: toXml,
  },
  ...onTab.map(
    (command): Command => ({
      ...shared,
      ...command,
      screens: ['detail'],
      tab: 'xml',
      disabled: (state, key) => withoutXml(state) ?? command.disabled?.(state, key),
    }),
  ),
];

function foldHere(state: Parameters<typeof openXml>[0]): boolean {
  const open = openXml(state);
  return open !== undefined && foldAt(open.xml, open.view.cursor) !== undefined;
}
