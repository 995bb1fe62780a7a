import {isDrive} from '../xml/disks.ts';
import {safeName} from './backup-name.ts';
import type {BackupSource, DiskPlan, ImageFacts} from './backup-plan.ts';

/** A disk, and what is wanted of it. */
interface DiskCase {
  readonly source: BackupSource;
  /** What its copy is called, without what tells its format. */
  readonly name: string;
  /** The domain has a QEMU. */
  readonly running: boolean;
  /** Media are wanted too. */
  readonly media: boolean;
}

/** The plan for a disk, or why it cannot be copied although it must be. */
type Planned = DiskPlan | {readonly fault: string};

/** What is to be done with a disk of one kind; undefined of those of another kind. */
type Way = (disk: DiskCase) => Planned | undefined;

/** The first of the ways that fits a disk. */
export function planDisk(disk: DiskCase): Planned {
  for (const way of ways) {
    const planned = way(disk);
    if (planned) return planned;
  }
  return {fault: `${disk.source.disk.target} cannot be copied: nobody knows how.`};
}

const ways: readonly Way[] = [
  empty,
  onlyRecorded,
  uncopiable,
  transient,
  byJob,
  outOfReach,
  unreadable,
  locked,
  asItIs,
  converted,
];

function empty({source}: DiskCase): Planned | undefined {
  return source.disk.source === undefined ? left(source, 'There is no medium in the drive.') : undefined;
}

function onlyRecorded({source, media}: DiskCase): Planned | undefined {
  const {disk} = source;
  if (media || !(isDrive(disk) || disk.readOnly)) return undefined;
  return left(source, `It is ${isDrive(disk) ? 'a medium' : 'read-only'}: only recorded, --media copies it too.`);
}

function uncopiable({source}: DiskCase): Planned | undefined {
  const {type, source: name} = source.disk;
  if (type === 'dir') return left(source, 'It is a folder that is shown to the guest as a disk.');
  if (!type.startsWith('vhost')) return undefined;
  return left(source, `Another program serves it (${name}), and libvirt cannot copy it: back it up with that one.`);
}

function transient(facts: DiskCase): Planned | undefined {
  const {disk} = facts.source;
  if (!disk.transient || !isWritten(facts)) return undefined;
  const why = 'what is written to it is thrown away at its end, and libvirt copies no such disk of a running domain';
  return {fault: `${disk.target} is transient, so that ${why}: back it up when it is shut off.`};
}

function byJob(facts: DiskCase): Planned | undefined {
  if (!isWritten(facts)) return undefined;
  const {source, name} = facts;
  const known = imageOf(source);
  const most = source.capacityBytes ?? known?.virtualBytes;
  const bytes = Math.min(known?.flatBytes ?? Number.POSITIVE_INFINITY, flatBytes(most));
  return {source, method: 'job', file: `${name}.qcow2`, format: 'qcow2', bytes, reason: undefined};
}

function outOfReach({source}: DiskCase): Planned | undefined {
  const {disk, image} = source;
  if (image !== undefined) return undefined;
  const where = `${disk.type} ${disk.source}`;
  return left(source, `qemu-img cannot read it from here (${where}): it is copied while the domain runs.`);
}

function unreadable({source}: DiskCase): Planned | undefined {
  const {disk, image} = source;
  if (image === undefined || !('fault' in image)) return undefined;
  return isDrive(disk) ? left(source, image.fault) : {fault: `${disk.target} cannot be copied: ${image.fault}`};
}

function locked({source}: DiskCase): Planned | undefined {
  const {disk} = source;
  const image = imageOf(source);
  if (!disk.isWrapped || image === undefined) return undefined;
  // What is in an image that is not raw is only read by who has its key.
  const isReadable = image.kind === 'file' || image.format === 'raw';
  if (isWhole(image) && isReadable) return undefined;
  const why = isWhole(image) ? 'no file' : 'based on another';
  return {
    fault: `${disk.target} is encrypted or a slice of an image, and ${why}: start the domain, then it is copied by libvirt.`,
  };
}

function asItIs({source, name}: DiskCase): Planned | undefined {
  const image = imageOf(source);
  if (image?.kind !== 'file' || !isWhole(image)) return undefined;
  const {format, allocatedBytes: bytes} = image;
  return {source, method: 'copy', file: `${name}.${safeName(format)}`, format, bytes, reason: undefined};
}

function converted({source, name}: DiskCase): Planned | undefined {
  const image = imageOf(source);
  if (image === undefined) return undefined;
  // Encryption is part of what a raw image holds, and what the definition says of it must stay true.
  const isRaw = image.format === 'raw' && (image.kind === 'file' || source.disk.isWrapped);
  const format = isRaw ? 'raw' : 'qcow2';
  const bytes = image.flatBytes ?? flatBytes(image.virtualBytes);
  return {source, method: 'convert', file: `${name}.${format}`, format, bytes, reason: undefined};
}

function left(source: BackupSource, reason: string): DiskPlan {
  return {source, method: 'none', file: undefined, format: undefined, bytes: 0, reason};
}

/** Whether QEMU may write to it now, so that only libvirt can copy it. */
function isWritten({source: {disk, where}, running}: DiskCase): boolean {
  return running && where === 'live' && !disk.readOnly && disk.device !== 'cdrom';
}

function imageOf({image}: BackupSource): ImageFacts | undefined {
  return image !== undefined && !('fault' in image) ? image : undefined;
}

function isWhole({chain, hasDataFile}: ImageFacts): boolean {
  return chain.length === 0 && !hasDataFile;
}

/** What a qcow2 image of so much data takes at most: its tables need 8 bytes for each cluster of 64 KiB, and a few more. */
function flatBytes(virtualBytes: number | undefined): number {
  return virtualBytes === undefined ? 0 : Math.ceil(virtualBytes * 1.001) + 2 ** 20;
}
