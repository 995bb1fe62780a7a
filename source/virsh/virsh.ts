import type {DomainEvent} from '../model/event.ts';

/** A running watch on libvirt's events. */
export interface Watch {
  stop(): void;
}

export interface WatchListener {
  readonly onEvent: (event: DomainEvent) => void;
  /** The watch has ended by itself: libvirtd went away, or the driver has no events. */
  readonly onEnd: (reason: string) => void;
}

/**
 * The one seam to the outside: the real virsh, a recording and a test double implement it.
 */
export interface Virsh {
  /**
   * Asks a question on the long-lived connection; one at a time, in order.
   * @param argv the virsh command and its arguments, none of them quoted
   * @returns what virsh printed on stdout
   * @throws VirshError when virsh said `error:`, when the answer outlived timeoutMs, or when virsh died
   */
  ask(argv: readonly string[], timeoutMs: number): Promise<string>;
  watch(listener: WatchListener): Watch;
  /** CPU time used so far by the processes behind this seam, in milliseconds; undefined where unknown. */
  cpuMs(): number | undefined;
  /** Ends every process behind this seam. */
  close(): Promise<void>;
}
