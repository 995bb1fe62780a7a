import {readFileSync} from 'node:fs';

/** What a real virsh printed, by its path in test/fixtures. */
export function fixture(path: string): string {
  return readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
}
