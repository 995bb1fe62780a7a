import type {DefinedDisk} from '../xml/disks.ts';
import {safeName} from './backup-name.ts';
import {planDisk} from './backup-ways.ts';

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

/** Plans what becomes of each disk. One that must be copied and cannot be has a fault in place of a plan. */
export function planDisks(
  sources: readonly BackupSource[],
  {running, media}: {readonly running: boolean; readonly media: boolean},
): readonly (DiskPlan | {readonly fault: string})[] {
  return sources.map((source, index) => {
    const name = safeName(source.disk.target);
    return planDisk({source, name: name === '_' ? `disk${index + 1}` : name, running, media});
  });
}
