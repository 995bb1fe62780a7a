import {readFile} from 'node:fs/promises';
import {columnsSection} from './columns.ts';
import {keysSection} from './keys.ts';
import {optionsSection} from './options.ts';
import {fillIn} from './section.ts';

const readmeFile = new URL('../../README.md', import.meta.url);

/** A file as it should be, made from the tables of the program. */
export interface Document {
  readonly file: URL;
  readonly text: string;
}

/** Every document that has generated parts, as it should be now. */
export async function documents(): Promise<Document[]> {
  const readme = await readFile(readmeFile, 'utf8');
  return [{file: readmeFile, text: fillIn(readme, [keysSection, optionsSection, columnsSection])}];
}
