import {homedir} from 'node:os';
import {resolve} from 'node:path';

/** A typed path as an absolute one: ~ is the home of who runs this, all else is from where kvmtop was started. */
export function typedPath(text: string): string {
  return resolve(text.replace(/^~(?=\/|$)/, homedir()));
}
