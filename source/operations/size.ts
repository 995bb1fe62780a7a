import {parseQuantity} from '../model/filter/quantity.ts';

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
/** As much as libvirt counts, in KiB of a signed 64-bit number of bytes, is more than any double is exact for. */
const mostBytes = 2 ** 53;

const form = /^\d+(?:\.\d+)?(?<unit>(?:[kmgt](?:i?b)?)?)$/i;

/**
 * A size as people write it: 512M, 1.5G, 2GiB, and without a unit in MiB. In bytes, whole KiB, which is what libvirt counts in;
 * undefined for what is no size that it could count.
 */
export function parseSize(text: string): number | undefined {
  const typed = text.trim();
  const unit = form.exec(typed)?.groups?.unit;
  if (unit === undefined) return undefined;
  const bytes = parseQuantity('bytes', unit === '' ? `${typed}M` : typed)?.value ?? 0;
  const whole = Math.floor(bytes / kibibyte) * kibibyte;
  return whole > 0 && whole < mostBytes ? whole : undefined;
}

/** A size as virsh reads it, exactly. */
export function virshSize(bytes: number): string {
  return bytes % mebibyte === 0 ? `${bytes / mebibyte}MiB` : `${bytes / kibibyte}KiB`;
}

/** A size as it can be typed again, losing nothing. */
export function typedSize(bytes: number): string {
  return bytes % mebibyte === 0 ? `${bytes / mebibyte}M` : `${Math.floor(bytes / kibibyte)}K`;
}
