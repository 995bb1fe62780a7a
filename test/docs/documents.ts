import {readFile} from 'node:fs/promises';
import {schemaText} from '../../source/report/schema.ts';
import {columnsSection} from './columns.ts';
import {keysSection} from './keys.ts';
import {optionsSection} from './options.ts';
import {fillIn} from './section.ts';

const readmeFile = new URL('../../README.md', import.meta.url);
const schemaFile = new URL('../../source/report/schema.json', import.meta.url);

/** A file as it should be, made from the tables of the program. */
export interface Document {
  readonly file: URL;
  readonly text: string;
}

/** Every document that has generated parts, or is generated as a whole, as it should be now. */
export async function documents(): Promise<Document[]> {
  const readme = await readFile(readmeFile, 'utf8');
  return [
    {file: readmeFile, text: fillIn(readme, [keysSection, optionsSection, columnsSection])},
    {file: schemaFile, text: schemaText()},
  ];
}
