import {on} from './field.ts';
import {active, all, factsRead, inactive, persistent, unlessState} from './fit.ts';
import type {Field, Operation} from './operation.ts';
import {savedBy} from './saved-by.ts';
import {pathFault} from './text.ts';

const savable = all(
  active('nothing to save'),
  unlessState({
    'in shutdown': 'it is shutting down',
    crashed: 'crashed: its memory cannot be saved',
    pmsuspended: 'asleep: wake it up first',
  }),
);

const file: Field = {
  id: 'file',
  label: 'File',
  initial: '',
  hint: 'A path on the host that runs libvirtd, from / on.',
  fault: pathFault,
};

/** Putting the memory of a guest away and taking it back. */
export const memoryState: readonly Operation[] = [
  {
    id: 'managed-save',
    key: 'h',
    label: 'save memory and stop',
    help: 'Managed save: keeps the memory, copies no disk, and stops; the next start goes on from it.',
    section: 'memory state',
    danger: 'disruptive',
    many: true,
    unfit: all(savable, persistent),
    argv: (target) => ['managedsave', ...on(target)],
    job: true,
  },
  {
    id: 'managed-save-remove',
    key: 'H',
    label: 'remove the managed save',
    help: 'Deletes the memory that a managed save has kept; the next start boots anew from the disks.',
    section: 'memory state',
    danger: 'destructive',
    many: true,
    unfit: all(factsRead, ({facts}) => (facts?.managedSave === true ? undefined : 'it has no managed save')),
    consequences: () => ['The memory of the guest that is in it is lost, as by a power cut.'],
    argv: (target) => ['managedsave-remove', ...on(target)],
  },
  {
    id: 'save',
    key: 'v',
    label: 'save memory to a file',
    help: 'Writes the memory to a file, copies no disk, and stops; restoring the memory goes on from it.',
    section: 'memory state',
    danger: 'disruptive',
    many: false,
    unfit: all(savable, factsRead),
    fields: () => [file],
    consequences: ({facts}) => [
      'A file of that name is overwritten.',
      'Start does not know of the file: only restoring the memory goes on from it.',
      ...(facts?.persistent === false
        ? ['It is transient: libvirt forgets it until it is restored from the file.']
        : []),
    ],
    argv: (target, {file: path = ''}) => ['save', ...on(target), '--file', path],
    job: true,
  },
  {
    id: 'restore',
    key: 'V',
    label: 'restore memory from a file',
    help: 'Goes on from the memory in a file, with the disks as they are; for backups of disks press B.',
    section: 'memory state',
    danger: 'destructive',
    many: false,
    unfit: all(inactive, factsRead),
    fields: () => [file],
    consequences: ({facts}) => [
      'If the domain has run since it was saved, its disks no longer fit the memory and can be damaged.',
      ...(facts?.managedSave === true ? ['Its managed save stays, and the next start would go on from that.'] : []),
    ],
    precheck: ({domain}, {file: path = ''}) => ({
      argv: ['save-image-dumpxml', '--file', path],
      fault: (xml) => savedBy(xml, domain),
    }),
    argv: (_target, {file: path = ''}) => ['restore', '--file', path],
    job: true,
  },
];
