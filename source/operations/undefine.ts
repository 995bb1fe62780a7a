import {counted, manyNamesText} from '../model/words.ts';
import {on} from './field.ts';
import {isOn, persistent} from './fit.ts';
import type {Field, Operation, Target} from './operation.ts';
import {namedDisks, storageArgument, storageFault} from './storage.ts';

const nvramField: Field = {
  id: 'nvram',
  label: 'UEFI variables',
  initial: 'keep',
  choices: [
    {value: 'keep', label: 'keep the file'},
    {value: 'delete', label: 'delete the file'},
  ],
};

function nvramOf({facts}: Target): string | undefined {
  return facts?.inactive?.nvram ?? facts?.live.nvram;
}

/** libvirt refuses to undefine a domain with such variables when it is not told what becomes of them. */
function hasNvram(target: Target): boolean {
  return nvramOf(target) !== undefined || target.facts?.inactive?.leavesNvram === true;
}

function storageField(target: Target): Field {
  return {
    id: 'storage',
    label: 'Delete these disks',
    initial: '',
    hint: `None, unless you name them: ${
      manyNamesText(namedDisks(target).map(({target: name}) => name)) || 'it has none'
    }.`,
    fault: (value) => storageFault(target, value),
  };
}

/** Removes the definition and what would be in the way. Its disks only where they are named. */
export const undefine: Operation = {
  id: 'undefine',
  key: 'U',
  label: 'undefine',
  help: 'Removes the definition, with managed save and snapshots; the disks stay unless they are named.',
  section: 'definition',
  danger: 'destructive',
  many: true,
  unfit: persistent,
  fields: (targets) => [
    ...(targets.some(hasNvram) ? [nvramField] : []),
    ...targets.slice(0, targets.length === 1 ? 1 : 0).map(storageField),
  ],
  consequences: (target, {nvram, storage = ''}) => {
    const {facts} = target;
    const {snapshots = [], checkpoints = [], managedSave} = facts ?? {};
    const file = nvramOf(target);
    const deleted = namedDisks(target, storage);
    const kept = namedDisks(target).filter((disk) => !deleted.includes(disk));
    return [
      'Its definition is deleted; the history of definitions keeps it.',
      ...(isOn(target) ? ['It runs on as a transient domain, and ceases to exist once it stops.'] : []),
      ...(managedSave === true ? ['Its managed save is deleted: the memory of the guest in it is lost.'] : []),
      ...(snapshots.length > 0
        ? [`libvirt forgets its ${counted(snapshots.length, 'snapshot')}: ${manyNamesText(snapshots)}.`]
        : []),
      ...(checkpoints.length > 0
        ? [`libvirt forgets its ${counted(checkpoints.length, 'checkpoint')}: ${manyNamesText(checkpoints)}.`]
        : []),
      ...(hasNvram(target)
        ? [
            `Its UEFI variables are ${nvram === 'delete' ? 'deleted' : 'kept'}: ${file ?? 'the file that libvirt chose'}.`,
          ]
        : []),
      ...deleted.map(
        (disk) => `${disk.target} is deleted for good, if it is in a storage pool of libvirt: ${disk.source}.`,
      ),
      ...(kept.length > 0 ? [`These disks stay: ${manyNamesText(kept.map(({source}) => source))}.`] : []),
    ];
  },
  argv: (target, {nvram, storage = ''}) => [
    'undefine',
    ...on(target),
    ...(target.facts?.managedSave === true ? ['--managed-save'] : []),
    ...((target.facts?.snapshots.length ?? 0) > 0 ? ['--snapshots-metadata'] : []),
    ...((target.facts?.checkpoints.length ?? 0) > 0 ? ['--checkpoints-metadata'] : []),
    ...(hasNvram(target) ? [nvram === 'delete' ? '--nvram' : '--keep-nvram'] : []),
    ...storageArgument(target, storage),
  ],
};
