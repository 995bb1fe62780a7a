/** A console or serial device that `virsh console` can attach to. */
export interface ConsoleDevice {
  /** What `--devname` takes: serial0, console1. */
  readonly name: string;
  /** serial, virtio, isa-serial, … */
  readonly kind: string;
}

export interface DiskFact {
  /** vda, sdb. */
  readonly target: string;
  /** disk, cdrom, floppy, lun. */
  readonly device: string;
  /** libvirt's type of its source: file, block, network, volume, … */
  readonly type?: string | undefined;
  /** The guest cannot write to it; several domains may; what is written to it goes with the domain. */
  readonly readOnly?: boolean;
  readonly shareable?: boolean;
  readonly transient?: boolean;
  /** The file, device or volume behind it; undefined for an empty drive. */
  readonly source?: string | undefined;
  /** virtio, scsi, sata, ide, usb, … */
  readonly bus?: string | undefined;
  /** none, writeback, directsync, …; undefined for QEMU's own choice. */
  readonly cache?: string | undefined;
  /** raw, qcow2, … */
  readonly format?: string | undefined;
  /** Whether it has limits of its own (`<iotune>`). */
  readonly limited?: boolean;
}

export interface NicFact {
  readonly mac?: string | undefined;
  /** virtio, e1000e, rtl8139, … */
  readonly model?: string | undefined;
}

/** The `<cputune>` of a definition. */
export interface CpuTuning {
  /** The weight against other domains (`<shares>`). */
  readonly shares?: number | undefined;
  /** What each vCPU may use, in percent of one pCPU: 100 × quota / period; undefined without a quota. */
  readonly vcpuLimitPercent?: number | undefined;
}

/** What one form of a definition says. Sizes in bytes. */
export interface Definition {
  /** `<domain type>`: kvm or qemu (TCG). */
  readonly type?: string | undefined;
  /** `<os><type arch>`, such as x86_64. */
  readonly arch?: string | undefined;
  /** `<os><type machine>`, such as pc-q35-7.2. */
  readonly machine?: string | undefined;
  readonly vcpus: {readonly current: number; readonly maximum: number} | undefined;
  /** The pCPUs that each vCPU may use, as libvirt lists them ("0-3,^2"), by its index; one that is not in it may use all. */
  readonly pins?: ReadonlyMap<number, string>;
  readonly tuning?: CpuTuning;
  readonly memory: {readonly currentBytes: number; readonly maximumBytes: number} | undefined;
  /** `<memtune><hard_limit>`. */
  readonly hardLimitBytes?: number | undefined;
  /** `<memoryBacking><hugepages>`: such memory can neither be ballooned, nor merged, nor swapped. */
  readonly hugePages?: boolean;
  /** The balloon device; its model is none where there is no device. */
  readonly balloon: {readonly model: string; readonly periodSeconds?: number | undefined} | undefined;
  /** The file of UEFI variables. */
  readonly nvram: string | undefined;
  /** There are UEFI variables, in a file of libvirt's choice, or will be with the first start. */
  readonly leavesNvram?: boolean;
  readonly disks: readonly DiskFact[];
  readonly nics?: readonly NicFact[];
  readonly consoles: readonly ConsoleDevice[];
  /** vnc, spice, …; empty without a screen. */
  readonly graphics: readonly string[];
  /** The channel of the guest agent; while the domain runs, whether an agent answers on it. */
  readonly agent: 'none' | 'disconnected' | 'connected' | 'unknown';
}

/** What operations must know of a domain beyond its statistics. */
export interface DomainFacts {
  readonly persistent: boolean | undefined;
  readonly autostart: boolean | undefined;
  readonly managedSave: boolean | undefined;
  readonly snapshots: readonly string[];
  readonly checkpoints: readonly string[];
  /** The definition as it is in force: live while the domain is active. */
  readonly live: Definition;
  /** What the next start takes; undefined for a transient domain. */
  readonly inactive: Definition | undefined;
}
