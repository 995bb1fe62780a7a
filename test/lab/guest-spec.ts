/** What a lab guest is. Sizes in MiB. */
export interface GuestSpec {
  /** Any name that libvirt takes. */
  readonly name: string;
  readonly vcpus?: number;
  readonly memoryMiB?: number;
  /** The balloon's target at start; all memory when undefined. */
  readonly balloonMiB?: number;
  /** 'stats' has a stats period of one second, 'no-stats' has none, 'none' has no balloon device. */
  readonly balloon?: 'stats' | 'no-stats' | 'none';
  /** The size of a virtio disk, vda. */
  readonly diskMiB?: number;
  /** A virtio network card on QEMU's user network, which needs no privileges. */
  readonly nic?: boolean;
  /** A guest agent that takes part in shutdown, reboot and freeze. */
  readonly agent?: boolean;
  /** What the guest does, in the words of guest/init.sh: "lab.burn=2 lab.eat=64". */
  readonly cmdline?: string;
  /** false: no kernel, nothing to boot. */
  readonly system?: boolean;
  readonly start?: 'running' | 'paused' | 'off';
  /** The niceness of its QEMU, so that what it burns is what nobody else wants. */
  readonly nice?: number;
}

/** Domains that exist and are active, but have no system: paused, 16 MiB each. For tests of scale. */
export function idleDomains(count: number): GuestSpec[] {
  return Array.from({length: count}, (_, index) => ({
    name: `idle${String(index + 1).padStart(String(count).length, '0')}`,
    memoryMiB: 16,
    system: false,
    start: 'paused' as const,
  }));
}
