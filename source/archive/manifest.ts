/** The name of the manifest in the folder of a backup. It is written last: a folder without it is no backup. */
export const manifestName = 'manifest.json';

/** How well the copies of the disks fit together and what is on them. */
export type Consistency = 'shut off' | 'frozen' | 'crash-consistent';

/** One file of a backup, by its path within the folder. */
export interface BackupFile {
  readonly path: string;
  readonly role: 'definition' | 'disk' | 'nvram' | 'tpm' | 'snapshot';
  readonly bytes: number;
  /** Of its bytes, holes as zeros; hexadecimal. */
  readonly sha256: string;
}

/** Mode, user and group of a file, as far as they are known. */
export interface FileOwner {
  readonly mode?: number | undefined;
  readonly uid?: number | undefined;
  readonly gid?: number | undefined;
}

/** Where a disk was on the host. */
export interface DiskOrigin {
  /** libvirt's type of its source: file, block, network, volume; undefined of a drive without a medium. */
  readonly type: string | undefined;
  /** A path, or what else names it. */
  readonly source: string | undefined;
  readonly format: string | undefined;
  /** The images beneath it, from the one it is based on to the last. A backup has it all in one image. */
  readonly chain: readonly string[];
  /** Mode, user and group of the file, where it is one. */
  readonly mode: number | undefined;
  readonly uid: number | undefined;
  readonly gid: number | undefined;
}

export interface BackupDisk {
  /** The name within the domain: vda. */
  readonly target: string;
  readonly device: 'disk' | 'cdrom' | 'floppy' | 'lun';
  readonly readOnly: boolean;
  readonly origin: DiskOrigin;
  /** Its copy, by its path within the folder; undefined when it was only recorded. */
  readonly file: string | undefined;
  /** The format of the copy, which can be another than that of the original. */
  readonly format: string | undefined;
  /** The copy is what the guest saw: encryption and slices, of which the definition tells, are not in it. */
  readonly isPlain?: boolean;
  /** What the guest sees of it, in bytes. */
  readonly virtualBytes: number | undefined;
  /** Why there is no copy, as a sentence. */
  readonly reason: string | undefined;
}

export interface BackupSnapshot {
  readonly name: string;
  /** What libvirt knew of it, by its path within the folder. */
  readonly file: string;
  /** Its data are in the copies of the disks. */
  readonly restorable: boolean;
  /** It is the one that the domain goes on from. */
  readonly isCurrent?: boolean;
}

/** What a backup says of itself. Times are ISO 8601 in UTC. */
export interface Manifest {
  readonly format: 'kvmtop-backup';
  readonly version: 1;
  readonly domain: {readonly name: string; readonly uuid: string};
  /** The moment whose disks the copies show. */
  readonly consistentAt: string;
  readonly finishedAt: string;
  readonly consistency: Consistency;
  readonly host: string;
  readonly libvirt: string | undefined;
  readonly qemu: string | undefined;
  readonly kvmtop: string;
  /** The inactive definition with its secrets, by its path within the folder. */
  readonly definition: string;
  readonly disks: readonly BackupDisk[];
  readonly nvram: ({readonly file: string; readonly origin: string} & FileOwner) | undefined;
  /** The state of the emulated TPM: its files are those with that role, below `folder`. */
  readonly tpm: {readonly folder: string; readonly origin: string} | undefined;
  /** In the order in which they can be made again. */
  readonly snapshots: readonly BackupSnapshot[];
  readonly files: readonly BackupFile[];
  /** What is to be known of it, one sentence each. */
  readonly notes: readonly string[];
}
