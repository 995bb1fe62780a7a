import {unknown} from '../../format/look.ts';
import type {Look} from '../look.ts';

/**
 * A sum over domains. One that misses domains whose figure is not known is the least that it can be, and says so.
 * @param missing how many domains are missing in it
 */
export function sumText(sum: number | undefined, missing: number, write: (sum: number) => string, look: Look): string {
  if (sum === undefined) {
    return unknown(look);
  }
  return (missing > 0 ? (look.ascii ? '>=' : '≥') : '') + write(sum);
}

/** How far something is overcommitted, as 2.4:1; empty when that is not known or nothing runs. */
export function ratioText(ratio: number | undefined): string {
  return ratio === undefined || ratio === 0 ? '' : `${ratio.toFixed(ratio < 2 ? 2 : 1)}:1`;
}
