/** A file that a disk of a domain of this host names. */
export interface UsedImage {
  readonly path: string;
  /** Device and inode, by which the same file is known under another path; undefined when it is not there. */
  readonly id: string | undefined;
}

/** A domain of this host, as far as a restore can get into its way. */
export interface HostDomain {
  readonly name: string;
  readonly uuid: string;
  /** It has a QEMU: running, paused, or whatever else is not shut off. */
  readonly active: boolean;
  readonly macs: readonly string[];
  /** Sockets and ports of which it is the only one that can have them while it runs. */
  readonly claims: readonly string[];
  /** The images of its disks and those beneath them, as far as they are known. */
  readonly images: readonly UsedImage[];
  /** What names its disks that are on servers, as `remoteOf` says it. */
  readonly remotes: readonly string[];
  /** Its memory is saved: libvirt resumes it on the disks as they are. */
  readonly managedSave: boolean;
  readonly snapshots: readonly string[];
}

/** What is at a path. */
export interface PathFact {
  /** Without symbolic links. */
  readonly real: string;
  readonly id: string;
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
  /** In milliseconds since 1970. */
  readonly changedMs: number;
}

export interface FolderFact {
  /** Without symbolic links. */
  readonly real: string;
  readonly writable: boolean;
  /** Tells file systems apart. */
  readonly fileSystem: string;
  readonly freeBytes: number;
  /** The first folder on the way into it that QEMU may not enter, and as which user it runs. */
  readonly closed?: {readonly folder: string; readonly uid: number} | undefined;
}

/** A file of the backup, as it is. */
export interface CopyFact {
  /** The space that it takes, holes left out. */
  readonly allocatedBytes: number;
  /** What an image needs beneath it; undefined when it is whole. */
  readonly base: string | undefined;
}

/** What a restore would meet on this host. */
export interface Surroundings {
  readonly domains: readonly HostDomain[];
  /** What is at the paths that were looked at; one that is not there is absent. */
  readonly paths: ReadonlyMap<string, PathFact>;
  /** The folders of what is to be written; one that is not there is absent. */
  readonly folders: ReadonlyMap<string, FolderFact>;
  /** By name; undefined where the driver has none. */
  readonly networks: readonly string[] | undefined;
  readonly pools: readonly string[] | undefined;
  /** Where the volumes of pools are that its disks name, by `pool/volume`; one that nobody can find is absent. */
  readonly volumes: ReadonlyMap<string, string>;
  /** Of libvirt, by UUID and by usage; undefined where it has none to tell of. */
  readonly secrets: readonly string[] | undefined;
  /** Why libvirt has no machine for it, in its words; undefined when it has one. */
  readonly machineFault: string | undefined;
  /** The images beneath another that are missing, by the path of the upper one. */
  readonly missingBases: ReadonlyMap<string, string>;
  /** The files of the backup, by their paths within its folder. */
  readonly copies: ReadonlyMap<string, CopyFact>;
  /** Whether qemu-img, which is needed to change formats, is installed. */
  readonly qemuImg: boolean;
}
