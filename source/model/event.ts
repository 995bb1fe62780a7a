/** One line of `virsh event`. */
export interface DomainEvent {
  /** As virsh stamped it, such as 2026-11-23 03:04:05.678+0000. */
  readonly time: string | undefined;
  /** libvirt's name of the event: lifecycle, balloon-change, io-error, … */
  readonly kind: string;
  /** The domain's name at the time. */
  readonly domain: string | undefined;
  /** The rest of the line: "Stopped Destroyed". */
  readonly detail: string;
}
