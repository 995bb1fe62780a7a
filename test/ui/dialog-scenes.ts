import type {Definition, DomainFacts} from '../../source/model/facts.ts';
import type {Action} from '../../source/state/action.ts';
import type {AskDialog, Subject} from '../../source/state/dialog.ts';
import type {State} from '../../source/state/state.ts';
import {fleet, type Guest, uuidOf} from './fleet.ts';
import {hostileGuests} from './hostile-guests.ts';
import {after, type Size, watching} from './states.ts';

const GiB = 2 ** 30;

function factsOf({name, memory = 1, vcpus = 1, balloon = memory}: Guest): DomainFacts {
  const definition: Definition = {
    vcpus: {current: vcpus, maximum: vcpus * 2},
    memory: {currentBytes: balloon * GiB, maximumBytes: memory * GiB},
    balloon: {model: 'virtio', periodSeconds: 5},
    nvram: `/var/lib/libvirt/qemu/nvram/${name}_VARS.fd`,
    disks: [{target: 'vda', device: 'disk', source: `/var/lib/libvirt/images/${name}.qcow2`}],
    consoles: [{name: 'serial0', kind: 'serial'}],
    graphics: ['vnc'],
    agent: 'connected',
  };
  return {
    persistent: true,
    autostart: true,
    managedSave: true,
    snapshots: ['before-upgrade', 'nightly'],
    checkpoints: [],
    live: definition,
    inactive: definition,
  };
}

/** Everything is known of these guests. */
export function known(size: Size, guests: readonly Guest[] = fleet): State {
  const facts = guests.map((guest, index): Action => ({type: 'facts', uuid: uuidOf(index), facts: factsOf(guest)}));
  return after(watching(size, guests), ...facts);
}

function uuidsOf(...names: readonly string[]): readonly string[] {
  return names.map((name) => uuidOf(fleet.findIndex((guest) => guest.name === name)));
}

/** A question, as it was opened and then answered. */
export function asking(state: State, subject: Subject, more: Partial<AskDialog> = {}): State {
  const typed = {text: '', cursor: 0};
  const fresh = {kind: 'ask', subject, values: {}, focus: 9, cursor: 0, typed, error: undefined} as const;
  return after(state, {type: 'dialog', dialog: {...fresh, ...more}});
}

function menu(state: State, uuids: readonly string[], cursor: number): State {
  return after(state, {type: 'dialog', dialog: {kind: 'menu', uuids, cursor}});
}

const three = uuidsOf('db1', 'web3', 'old-ci');
const everybody = fleet.map((_, index) => uuidOf(index));
const evil = hostileGuests.map((_, index) => uuidOf(index));

function operation(id: string, uuids: readonly string[]): Subject {
  return {type: 'operation', operation: id, uuids};
}

/** Menus and questions over the table. */
export const dialogScenes: Readonly<Record<string, (size: Size) => State>> = {
  menu: (size) => menu(known(size), uuidsOf('db1'), 6),
  'menu of many': (size) => menu(after(known(size), {type: 'filter', text: 'web'}), three, 27),
  'menu while facts are read': (size) => menu(watching(size), uuidsOf('old-ci'), 10),
  'ask destroy one': (size) => asking(known(size), operation('destroy', uuidsOf('db1'))),
  'ask destroy many': (size) =>
    asking(after(known(size), {type: 'filter', text: 'db'}), operation('destroy', three), {
      typed: {text: '2', cursor: 1},
    }),
  'ask shut down everybody': (size) => asking(known(size), operation('shutdown', everybody)),
  'ask undefine': (size) => asking(known(size), operation('undefine', uuidsOf('old-ci')), {focus: 1}),
  'ask with a problem': (size) =>
    asking(known(size), operation('set-memory', uuidsOf('build7')), {values: {size: '48G'}, focus: 0, cursor: 3}),
  'ask with a wrong word': (size) =>
    asking(known(size), operation('destroy', uuidsOf('db1')), {
      typed: {text: 'db2', cursor: 3},
      error: 'That is not the name of the domain: db2.',
    }),
  'ask in a dry run': (size) => asking({...known(size), dryRun: true}, operation('shutdown', uuidsOf('web1'))),
  'ask while facts are read': (size) => asking(watching(size), operation('set-memory', three)),
  'ask hostile names': (size) => asking(known(size, hostileGuests), operation('destroy', evil)),
  'menu hostile names': (size) => menu(known(size, hostileGuests), evil, 3),
  'ask hostile word': (size) => asking(known(size, hostileGuests), operation('destroy', [uuidOf(4)])),
};
