import type {DomainEvent} from '../model/event.ts';
import type {VirshError} from './errors.ts';

/** A running watch on libvirt's events. */
export interface Watch {
  stop(): void;
}

export interface WatchListener {
  readonly onEvent: (event: DomainEvent) => void;
  /** The watch has ended by itself: libvirtd went away, or the driver has no events. */
  readonly onEnd: (reason: string) => void;
}

/** How a command of its own process went. */
export interface RunResult {
  readonly stdout: string;
  /** undefined when it did not end by itself. */
  readonly exitCode: number | undefined;
  /** Why it failed: libvirt's words and what to try; undefined when it did not. */
  readonly error: VirshError | undefined;
  /** What it complained of although it succeeded: a file that it left where it was. */
  readonly warning?: string;
}

export interface RunOptions {
  /** Through virsh --readonly, whatever the connection is. */
  readonly readOnly?: boolean;
  /** Another program than virsh, which gets the arguments as they are. */
  readonly program?: string;
  /** Kills the client. libvirt may go on with what it has begun. */
  readonly signal?: AbortSignal;
  /** Waits no longer for the client, and says so with an error of kind timeout. The client goes on by itself. */
  readonly leave?: AbortSignal;
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
  /**
   * Runs a command in a process of its own, which outlives kvmtop: a change that was begun is not cut off. Never throws.
   * @param argv the command and its arguments, of any characters
   */
  run(argv: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** The program and all its arguments with which a command can be given a terminal, or shown to be repeated by hand. */
  words(argv: readonly string[], options?: Pick<RunOptions, 'readOnly'>): readonly [string, ...string[]];
  watch(listener: WatchListener): Watch;
  /** CPU time used so far by the processes behind this seam, in milliseconds; undefined where unknown. */
  cpuMs(): number | undefined;
  /** Ends every process behind this seam. */
  close(): Promise<void>;
}
