import type {DomainRow} from '../field.ts';
import type {BalloonStats} from '../sample.ts';

/** Guest figures older than this, in seconds, or than three stats periods where the period is known, are old. */
export const guestAgeLimitSeconds = 12;

/** Seconds since the guest last reported; undefined when it never did, which QEMU writes as a report in 1970. */
export function guestAgeSeconds({domain, context}: DomainRow): number | undefined {
  const reported = domain.readings.balloon?.value.lastUpdateSeconds;
  return reported ? Math.max(0, context.wallSeconds - reported) : undefined;
}

/**
 * The balloon reading if the guest was reporting when it was taken, so that its own figures hold for that moment.
 * How old the reading itself is, is told by its `at`, as for every other group.
 * @param periodSeconds the stats period of the balloon device, where known
 */
export function reportingGuest({domain, context}: DomainRow, periodSeconds = 0): BalloonStats | undefined {
  const reading = domain.readings.balloon;
  if (reading?.value.lastUpdateSeconds === undefined) return undefined;
  const takenSeconds = context.wallSeconds - (context.now - reading.at) / 1000;
  const limit = Math.max(guestAgeLimitSeconds, 3 * periodSeconds);
  return takenSeconds - reading.value.lastUpdateSeconds > limit ? undefined : reading.value;
}

/** available − usable in bytes, as the guest's `free` sees it; undefined without fresh or consistent guest figures. */
export function guestUsedBytes(row: DomainRow): number | undefined {
  const guest = reportingGuest(row);
  if (guest?.availableBytes === undefined || guest.usableBytes === undefined) return undefined;
  // While a guest boots, usable can be older than the balloon it is compared with.
  const used = guest.availableBytes - guest.usableBytes;
  return used < 0 ? undefined : used;
}
