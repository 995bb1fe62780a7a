import {type DetailTab, detailTabs, type State} from '../../source/state/state.ts';
import {type ViewId, viewIds} from '../../source/state/view.ts';
import {backupScenes} from './backup-scenes.ts';
import {dialogScenes} from './dialog-scenes.ts';
import {fleet, type Guest, identity, uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {reviewScenes} from './review-scenes.ts';
import {runScenes, stampOf} from './run-scenes.ts';
import {after, connecting, type Size, watching} from './states.ts';
import {triageScenes} from './triage-scenes.ts';
import {versionScenes} from './version-scenes.ts';
import {xmlScenes} from './xml-scenes.ts';

const xml = `<domain type='kvm'>
  <name>db1</name>
\t<description>\u001b[2J tab and escape \u202e ${'long '.repeat(60)}</description>
  <devices>
    <memballoon model='virtio'><stats period='5'/></memballoon>
  </devices>
</domain>
`;

function lost(state: State): State {
  const {at} = state.world;
  return after(state, {
    type: 'connection',
    connection: {
      status: 'lost',
      uri: identity.uri,
      reason: 'The connection to libvirt ended: end of file while reading.',
      advice: 'See whether libvirtd runs: systemctl status libvirtd',
      since: at,
      retryAt: at + 8000,
    },
  });
}

function opened(size: Size, tab: DetailTab, index = 0): State {
  return after(
    watching(size),
    {
      type: 'event',
      event: {time: stampOf(2), kind: 'lifecycle', domain: 'db1', detail: 'Started Booted'},
    },
    {
      type: 'event',
      event: {time: undefined, kind: 'io-error', domain: 'db1', detail: '/dev/\u001b[2Jsda (virtio-disk0) pause'},
    },
    {type: 'screen', screen: {name: 'detail', uuid: uuidOf(index), tab, scroll: 0}},
    {type: 'notice', notice: undefined},
    ...(tab === 'xml' ? [{type: 'xml', uuid: uuidOf(index), xml: {text: xml}} as const] : []),
  );
}

const filterPrompt = {kind: 'filter', text: 'web cpu>50', cursor: 10} as const;

const withStuck = fleet.map((guest) => (guest.name === 'web3' ? {...guest, stuckFrom: 24} : guest));
const nobody: readonly Guest[] = [];

/** A thousand domains, more than any screen has rows. */
const many = Array.from({length: 1000}, (_, index): Guest => ({name: `vm${index}`, cpu: index % 90}));

/** The states of the program that the goldens show. */
export const scenes: Readonly<Record<string, (size: Size) => State>> = {
  table: (size) => watching(size),
  connecting,
  'never connected': (size) => lost(connecting(size)),
  'connection lost': (size) => lost(watching(size)),
  'stuck domain': (size) => watching(size, withStuck),
  'frozen, read-only': (size) => ({...after(watching(size), {type: 'freeze', on: true}), readOnly: true}),
  'filter prompt': (size) =>
    after(watching(size), {type: 'filter', text: 'web cpu>50'}, {type: 'prompt', prompt: filterPrompt}),
  'filter error': (size) =>
    after(watching(size), {
      type: 'prompt',
      prompt: {kind: 'filter', text: 'cpo>50', cursor: 3, error: 'No field is called cpo.'},
    }),
  'filter without match': (size) => after(watching(size), {type: 'filter', text: 'nobody'}),
  notice: (size) =>
    after(watching(size), {type: 'notice', notice: {level: 'error', text: 'The definition could not be read.'}}),
  'empty host': (size) => watching(size, nobody),
  'hostile names': (size) => watching(size, hostileGuests),
  'many domains': (size) => after(watching(size, many, 2), {type: 'moved', by: 'pageDown'}),
  'remote host': (size) => ({
    ...after(watching(size), {type: 'identified', identity: {uri: 'qemu+ssh://root@far/system', local: false}}),
  }),
  'shares of the host': (size) => after(watching(size), {type: 'cpuOfHost', on: true}),
  ...Object.fromEntries(
    viewIds
      .filter((view) => view !== 'domains')
      .map((view: ViewId) => [`view ${view}`, (size: Size) => after(watching(size), {type: 'view', view})]),
  ),
  ...Object.fromEntries(detailTabs.map((tab) => [`tab ${tab}`, (size: Size) => opened(size, tab)])),
  'memory unknown': (size) => opened(size, 'memory', 7),
  'overview of a domain that is off': (size) => opened(size, 'overview', 11),
  'domain gone': (size) =>
    after(watching(size), {type: 'screen', screen: {name: 'detail', uuid: 'none', tab: 'overview', scroll: 0}}),
  help: (size) => after(watching(size), {type: 'screen', screen: {name: 'help', scroll: 0, back: {name: 'table'}}}),
  'column chooser': (size) => after(watching(size), {type: 'screen', screen: {name: 'columns', cursor: 4}}),
  ...dialogScenes,
  ...runScenes,
  ...triageScenes,
  ...backupScenes,
  ...versionScenes,
  ...xmlScenes,
  ...reviewScenes,
};
