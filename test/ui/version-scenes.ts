import type {Version} from '../../source/archive/version.ts';
import {comparisonText} from '../../source/archive/version-compare.ts';
import type {Pager, Screen, State} from '../../source/state/state.ts';
import {fleet, uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, type Size, watching} from './states.ts';

const back = {name: 'table'} as const;
type Versions = Extract<Screen, {name: 'versions'}>;

/** So many minutes before a moment of that day. */
const wall = (minutes: number) => new Date(2026, 10, 23, 14, 3, 22).getTime() / 1000 - 60 * minutes;

function version(name: string, minutes: number, more: Partial<Version> = {}): Version {
  const index = fleet.findIndex((guest) => guest.name === name);
  const uuid = index < 0 ? '3433a6e5-8624-46ce-90f0-adeff68afa95' : uuidOf(index);
  const id = `${String(1_000_000 - minutes)}-${uuid}`;
  return {id, uuid, name, wallSeconds: wall(minutes), bytes: 4200, sha256: '', ...more};
}

const changed = {added: 3, removed: 1};
const all: readonly Version[] = [
  version('old-web', 5000, {newest: true, undefinedAt: wall(2), bytes: 5100}),
  version('db1', 7, {newest: true, changed}),
  version('db1', 12, {changed: {added: 120, removed: 118}}),
  version('db1', 1500, {bytes: 4_100_000}),
  version('web1', 1500, {newest: true}),
  version('moved', 90_000, {newest: true, uuid: '086b5aa0-9f83-41eb-845d-aefbca590fe0'}),
];

const shared = [version('db1', 3, {newest: true, uuid: '086b5aa0-9f83-41eb-845d-aefbca590fe0'}), ...all.slice(1, 4)];
const hostile = hostileGuests.map(({name}, index) =>
  version(name, index, {uuid: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`, newest: index % 2 === 0}),
);
const many = Array.from({length: 90}, (_, index) => version('db1', index, {changed, newest: index === 0}));

function opened(size: Size, versions: Versions['versions'], more: Partial<Versions> = {}): State {
  const screen: Screen = {name: 'versions', uuid: undefined, versions, cursor: 0, against: undefined, back, ...more};
  return after(watching(size), {type: 'screen', screen});
}

const text = (memory: number, passwd: string) =>
  `<domain type='kvm'>\n  <name>db1</name>\n  <memory unit='KiB'>${memory}</memory>\n  <devices>\n    <graphics type='vnc' passwd='${passwd}'/>\n  </devices>\n</domain>\n`;
const pager: Pager = {
  title: 'db1, from 2026-11-23 13:51:22 to now',
  run: undefined,
  text: comparisonText(text(4096, 'a'), text(8192, 'b')),
  isComparison: true,
  scroll: 0,
  search: 'memory',
};

/** The history of definitions. */
export const versionScenes: Readonly<Record<string, (size: Size) => State>> = {
  'versions of all': (size) => opened(size, all, {cursor: 2, against: all[3]?.id}),
  'versions of one': (size) => opened(size, all.slice(1, 4), {uuid: all[1]?.uuid}),
  'versions with shared names': (size) => opened(size, shared),
  'versions, very many': (size) => opened(size, many, {cursor: 60}),
  'versions with hostile names': (size) => opened(size, hostile),
  'versions being read': (size) => opened(size, undefined),
  'versions that cannot be read': (size) => opened(size, {error: 'The history of definitions cannot be read: EACCES.'}),
  'no versions': (size) => opened(size, []),
  'no versions, read-only': (size) => ({...opened(size, []), readOnly: true, readOnlyForGood: true}),
  'versions compared': (size) =>
    after(opened(size, all), {type: 'screen', screen: {name: 'pager', pager, back: opened(size, all).screen}}),
};
