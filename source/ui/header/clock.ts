import type {Header} from '../../state/select/header.ts';

/** The local time of day, as 14:03:22. */
export function clockText(wallSeconds: number): string {
  const date = new Date(wallSeconds * 1000);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * The local time of a moment of the monotonic clock (ms), by the newest poll, which knows both clocks;
 * undefined before the first poll.
 */
export function clockOf(at: number, header: Header): string | undefined {
  return header.wallSeconds > 0 ? clockText(header.wallSeconds + (at - header.at) / 1000) : undefined;
}
