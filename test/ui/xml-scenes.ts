import {readFileSync} from 'node:fs';
import type {Action} from '../../source/state/action.ts';
import type {DefinitionTexts, State} from '../../source/state/state.ts';
import {uuidOf} from './fleet.ts';
import {after, type Size, watching} from './states.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/facts/${name}.txt`, import.meta.url), 'utf8');
const text = fixture('dumpxml-active');
const inactive = fixture('dumpxml-inactive').replace(
  "<vcpu placement='static'>1",
  "<vcpu placement='static' current='1'>4",
);
const devices = new Set(['disk.0', 'disk.1', 'disk.2', 'serial.0', 'channel.0'].map((key) => `/devices.0/${key}`));

function opened(size: Size, xml: DefinitionTexts | {readonly error: string}, ...actions: readonly Action[]): State {
  const uuid = uuidOf(0);
  return after(
    watching(size),
    {type: 'screen', screen: {name: 'detail', uuid, tab: 'xml', scroll: 0}},
    {type: 'xml', uuid, xml},
    ...actions,
  );
}

/** What the XML tab can look like. */
export const xmlScenes: Readonly<Record<string, (size: Size) => State>> = {
  'xml compared': (size) => opened(size, {text, inactive}, {type: 'moved', by: 5}),
  'xml inactive, folded, searched': (size) =>
    opened(
      size,
      {text, inactive},
      {type: 'xmlView', change: {which: 'inactive', folded: devices, search: 'vd', cursor: 28}},
    ),
  'xml without another': (size) => opened(size, {text: inactive, alone: 'transient'}),
  'xml that cannot be read': (size) => opened(size, {error: 'failed to get domain \u001b[2J'}),
};
