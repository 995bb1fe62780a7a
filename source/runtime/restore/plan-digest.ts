import {createHash} from 'node:crypto';
import type {RestoreWork} from '../../archive/restore-work.ts';

/** Of all that a restore does and has found, in 16 hexadecimal figures. */
export function planDigest(work: RestoreWork): string {
  return createHash('sha256').update(JSON.stringify(work)).digest('hex').slice(0, 16);
}
