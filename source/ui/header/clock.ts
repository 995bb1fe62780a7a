import type {Header} from '../../state/select/header.ts';
import {clockText} from '../clock-text.ts';

/**
 * The local time of a moment of the monotonic clock (ms), by the newest poll, which knows both clocks;
 * undefined before the first poll.
 */
export function clockOf(at: number, header: Header): string | undefined {
  return header.wallSeconds > 0 ? clockText(header.wallSeconds + (at - header.at) / 1000) : undefined;
}
