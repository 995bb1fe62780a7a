/** What /proc says of a domain's QEMU process. */
export interface ProcessFacts {
  readonly pid: number;
  /** The letter of /proc/PID/stat: R running, S sleeping, D waiting for a device, T stopped, t traced, Z ended. */
  readonly state?: string;
  /** When it was started, in seconds since 1970. */
  readonly startedSeconds?: number;
  readonly threads?: number;
  /** Memory of it that the host has swapped out (VmSwap). */
  readonly swappedBytes?: number;
  /** Its memory on each NUMA node, by the node's number. */
  readonly nodeBytes?: ReadonlyMap<number, number>;
}
