import type {Definition, DiskFact} from '../model/facts.ts';
import {manyNamesText} from '../model/words.ts';
import {yesNo} from './field.ts';
import {all, type Check, factsRead, isOn, unlessState} from './fit.ts';
import type {Field, Operation, Target, Values} from './operation.ts';
import {folderFault} from './text.ts';

/** Files of a host can be copied on that host only. */
const onItsHost: Check = ({local}) => (local === false ? 'its disks are on another host: run kvmtop there' : undefined);

/** What is copied: what the guest has while it runs, and what it would be started with otherwise. */
function copied(target: Target): Definition | undefined {
  const {facts} = target;
  return isOn(target) ? facts?.live : (facts?.inactive ?? facts?.live);
}

/** What is in a drive, and disks that the guest cannot write to. */
function isMedium({device, readOnly, source}: DiskFact): boolean {
  return source !== undefined && (device === 'cdrom' || device === 'floppy' || readOnly === true);
}

function hasMedia(target: Target): boolean {
  return copied(target)?.disks.some(isMedium) ?? false;
}

function hasAgent(target: Target): boolean {
  return isOn(target) && copied(target)?.agent === 'connected';
}

const yesFirst = (id: string, label: string, yes: string, no: string): Field => ({
  ...yesNo(id, label, no, yes),
  initial: 'yes',
});

function fieldsFor(targets: readonly Target[]): readonly Field[] {
  const folder: Field = {
    id: 'folder',
    label: 'Folder',
    initial: targets[0]?.backupFolder ?? '',
    hint: 'On this machine. Each backup gets a folder of its own in it, named after the domain and the time.',
    fault: folderFault,
  };
  return [
    folder,
    ...(targets.some(hasMedia) ? [yesNo('media', 'Media, read-only disks', 'only recorded', 'copied too')] : []),
    ...(targets.some(hasAgent) ? [yesFirst('freeze', 'File systems', 'frozen for a moment', 'left alone')] : []),
  ];
}

/** How well the copies of the disks fit together. */
function consistency(target: Target, {freeze}: Values): string {
  if (!isOn(target)) {
    return target.facts?.managedSave === true
      ? 'Its managed save is not part of it: without that memory the disks are as after a power cut.'
      : 'Shut off: the copy is all that there is. Do not start it meanwhile: the copy would be given up.';
  }
  return hasAgent(target) && freeze !== 'no'
    ? 'Frozen: the guest agent has the file systems written out at the moment that the copy shows.'
    : 'Crash-consistent: the copy shows all disks at one moment, as a power cut would leave them.';
}

/** Disks of which there will be no copy, or one that is not what it seems. */
function diskNotes(target: Target, {media}: Values): readonly string[] {
  const disks = copied(target)?.disks ?? [];
  const named = (some: readonly DiskFact[]) =>
    manyNamesText(some.map(({target: name, source}) => `${name} (${source})`));
  const left = media === 'yes' ? [] : disks.filter(isMedium);
  const shared = disks.filter(({shareable}) => shareable);
  const passing = disks.filter(({transient}) => transient);
  return [
    ...(left.length > 0 ? [`Recorded, but not copied: ${named(left)}.`] : []),
    ...(shared.length > 0 ? [`Other domains may write to it meanwhile: ${named(shared)}.`] : []),
    ...(passing.length > 0 ? [`What the guest writes to it is lost when it stops anyway: ${named(passing)}.`] : []),
  ];
}

/** Copying whole domains into a folder, as a process that outlives kvmtop. */
export const backup: readonly Operation[] = [
  {
    id: 'backup',
    key: 'f',
    label: 'back up',
    help: 'Copies the definition and all disks into a folder, while the domain runs or is off.',
    section: 'backup',
    danger: 'reversible',
    many: true,
    unfit: all(onItsHost, unlessState({'in shutdown': 'it is shutting down: wait until it is off'}), factsRead),
    fields: fieldsFor,
    consequences: (target, values) => [
      consistency(target, values),
      ...diskNotes(target, values),
      ...(isOn(target) && (target.facts?.snapshots.length ?? 0) > 0
        ? ['What its snapshots hold within the images of a running domain is not part of it.']
        : []),
    ],
    program: 'kvmtop',
    argv: ({domain}, {folder = '', media, freeze}) => [
      'backup',
      domain.uuid,
      '--to',
      folder,
      ...(media === 'yes' ? ['--media'] : []),
      ...(freeze === 'no' ? ['--no-freeze'] : []),
    ],
  },
];
