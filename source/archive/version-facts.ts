import {diffLines} from '../xml/diff-lines.ts';
import {identityOf} from '../xml/identity.ts';
import type {ChangedLines} from './version.ts';

/** Of more than so many changed lines nobody wants the number. */
const mostChanges = 1000;

/** How libvirt begins a definition. Most names need no more of an XML parser than this. */
const beginning = /^<domain[^<>]*>\s*<name>([^<>&]+)<\/name>/;

/** What the domain is called in a definition; undefined where the text is none. */
export function nameIn(text: string): string | undefined {
  const plain = beginning.exec(text)?.[1];
  if (plain !== undefined) return plain;
  const identity = identityOf(text);
  return 'fault' in identity ? undefined : identity.name;
}

/** What differs between two definitions; undefined where that is too much to count. */
export function changedLines(before: string, after: string): ChangedLines | undefined {
  const lines = diffLines(before, after, {context: 0, most: mostChanges});
  if (before !== after && !lines.some(({kind}) => kind === '+' || kind === '-')) return undefined;
  return {
    added: lines.filter(({kind}) => kind === '+').length,
    removed: lines.filter(({kind}) => kind === '-').length,
  };
}
