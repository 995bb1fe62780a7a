import {type DefinedDisk, isDrive} from '../xml/disks.ts';
import {safeName} from './backup-name.ts';

/** What is known of an image; sizes in bytes. */
export interface ImageFacts {
  /** Where it is on this host, or its address. */
  readonly path: string;
  readonly kind: 'file' | 'block' | 'network';
  readonly format: string;
  readonly virtualBytes: number | undefined;
  /** What it takes on the disk. */
  readonly allocatedBytes: number;
  /** What one image of all its data takes; undefined where nobody could tell. */
  readonly flatBytes: number | undefined;
  /** The images beneath it, from the one it is based on to the last. */
  readonly chain: readonly string[];
  /** Whether its data are in another file, which it names. */
  readonly hasDataFile: boolean;
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

/** A disk of the domain with what is known of its image. */
export interface BackupSource {
  readonly disk: DefinedDisk;
  /** live: QEMU has it open; defined: only the definition has it. */
  readonly where: 'live' | 'defined';
  /** A sentence says why nothing is known of it; undefined of what is no image on this host. */
  readonly image: ImageFacts | {readonly fault: string} | undefined;
  /** What the guest sees of it, where libvirt tells. */
  readonly capacityBytes: number | undefined;
}

/** How a disk gets into the backup: by libvirt's job, as a plain copy, by qemu-img, or not at all. */
export interface DiskPlan {
  readonly source: BackupSource;
  readonly method: 'job' | 'copy' | 'convert' | 'none';
  /** By its path within the folder. */
  readonly file: string | undefined;
  readonly format: string | undefined;
  /** At most so much is written. */
  readonly bytes: number;
  /** Why it is not copied. */
  readonly reason: string | undefined;
}

/** Plans what becomes of each disk. @throws nothing: a disk that must be copied and cannot be has a fault in its plan */
export function planDisks(
  sources: readonly BackupSource[],
  {running, media}: {readonly running: boolean; readonly media: boolean},
): readonly (DiskPlan | {readonly fault: string})[] {
  return sources.map((source, index) => planDisk(source, index, running, media));
}

function planDisk(
  source: BackupSource,
  index: number,
  running: boolean,
  media: boolean,
): DiskPlan | {readonly fault: string} {
  const {disk, image} = source;
  const left = (reason: string): DiskPlan => ({
    source,
    method: 'none',
    file: undefined,
    format: undefined,
    bytes: 0,
    reason,
  });
  const name = safeName(disk.target) === '_' ? `disk${index + 1}` : safeName(disk.target);
  if (disk.source === undefined) return left('There is no medium in the drive.');
  if ((isDrive(disk) || disk.readOnly) && !media) {
    return left(`It is ${isDrive(disk) ? 'a medium' : 'read-only'}: only recorded, --media copies it too.`);
  }
  if (disk.type === 'dir') return left('It is a folder that is shown to the guest as a disk.');
  if (disk.type.startsWith('vhost')) {
    return left(`Another program serves it (${disk.source}), and libvirt cannot copy it: back it up with that one.`);
  }
  const changes = !disk.readOnly && disk.device !== 'cdrom';
  if (running && source.where === 'live' && changes) {
    if (disk.transient) {
      const why =
        'what is written to it is thrown away at its end, and libvirt copies no such disk of a running domain';
      return {fault: `${disk.target} is transient, so that ${why}: back it up when it is shut off.`};
    }
    const known = image !== undefined && !('fault' in image) ? image : undefined;
    const most = source.capacityBytes ?? known?.virtualBytes;
    const bytes = Math.min(known?.flatBytes ?? Number.POSITIVE_INFINITY, flatBytes(most));
    return {source, method: 'job', file: `${name}.qcow2`, format: 'qcow2', bytes, reason: undefined};
  }
  if (image === undefined) {
    return left(`qemu-img cannot read it from here (${disk.type} ${disk.source}): it is copied while the domain runs.`);
  }
  if ('fault' in image)
    return isDrive(disk) ? left(image.fault) : {fault: `${disk.target} cannot be copied: ${image.fault}`};
  const isWhole = image.chain.length === 0 && !image.hasDataFile;
  // What is in an image that is not raw is only read by who has its key.
  const isReadable = image.kind === 'file' || image.format === 'raw';
  if (disk.isWrapped && !(isWhole && isReadable)) {
    const why = isWhole ? 'no file' : 'based on another';
    return {
      fault: `${disk.target} is encrypted or a slice of an image, and ${why}: start the domain, then it is copied by libvirt.`,
    };
  }
  if (image.kind === 'file' && isWhole) {
    const {format, allocatedBytes} = image;
    return {
      source,
      method: 'copy',
      file: `${name}.${safeName(format)}`,
      format,
      bytes: allocatedBytes,
      reason: undefined,
    };
  }
  // Encryption is part of what a raw image holds, and what the definition says of it must stay true.
  const isRaw = image.format === 'raw' && (image.kind === 'file' || disk.isWrapped);
  const format = isRaw ? 'raw' : 'qcow2';
  const bytes = image.flatBytes ?? flatBytes(image.virtualBytes);
  return {source, method: 'convert', file: `${name}.${format}`, format, bytes, reason: undefined};
}

/** What a qcow2 image of so much data takes at most: its tables need 8 bytes for each cluster of 64 KiB, and a few more. */
function flatBytes(virtualBytes: number | undefined): number {
  return virtualBytes === undefined ? 0 : Math.ceil(virtualBytes * 1.001) + 2 ** 20;
}
