export interface DiskFacts {
  /** vda, sdb. */
  readonly target: string;
  /** disk, cdrom, floppy, lun. */
  readonly device?: string;
  readonly source?: string;
  /** virtio, scsi, sata, ide, usb, … */
  readonly bus?: string;
  /** none, writeback, directsync, …; undefined for QEMU's own choice. */
  readonly cache?: string;
  /** raw, qcow2, … */
  readonly format?: string;
  /** Whether it has limits of its own (`<iotune>`). */
  readonly limited?: boolean;
}

export interface NicFacts {
  readonly mac?: string;
  /** virtio, e1000e, rtl8139, … */
  readonly model?: string;
}

/** The `<cputune>` of a definition. */
export interface CpuTuning {
  /** The weight against other domains (`<shares>`). */
  readonly shares?: number;
  /** What each vCPU may use, in percent of one pCPU: 100 × quota / period; undefined without a quota. */
  readonly vcpuLimitPercent?: number;
}

/**
 * What a definition says that rules care for. Sizes in bytes. A `Definition` of the model fits, as far as it goes:
 * what it does not have yet is optional.
 */
export interface DefinitionFacts {
  /** `<domain type>`: kvm or qemu (TCG). */
  readonly type?: string;
  /** `<os><type arch>`, such as x86_64. */
  readonly arch?: string;
  /** `<os><type machine>`, such as pc-q35-7.2. */
  readonly machine?: string;
  readonly vcpus?: {readonly current: number; readonly maximum: number};
  /** The pCPUs that each vCPU may use, as libvirt lists them ("0-3,8"), by its index; without pins all. */
  readonly pins?: ReadonlyMap<number, string>;
  readonly tuning?: CpuTuning;
  readonly memory?: {readonly currentBytes: number; readonly maximumBytes: number};
  /** `<memtune><hard_limit>`. */
  readonly hardLimitBytes?: number;
  /** `<memoryBacking><hugepages>`: such memory can neither be ballooned, nor merged, nor swapped. */
  readonly hugePages?: boolean;
  /** The balloon device; its model is none where there is no device. */
  readonly balloon?: {readonly model: string; readonly periodSeconds?: number};
  readonly disks?: readonly DiskFacts[];
  readonly nics?: readonly NicFacts[];
}
