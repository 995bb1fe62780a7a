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
  /** The file, device or volume behind it; undefined for an empty drive. */
  readonly source: string | undefined;
}

/** What one form of a definition says. Sizes in bytes. */
export interface Definition {
  readonly vcpus: {readonly current: number; readonly maximum: number} | undefined;
  readonly memory: {readonly currentBytes: number; readonly maximumBytes: number} | undefined;
  readonly balloon: {readonly model: string; readonly periodSeconds: number | undefined} | undefined;
  /** The file of UEFI variables. */
  readonly nvram: string | undefined;
  readonly disks: readonly DiskFact[];
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
