import {readFile} from 'node:fs/promises';
import {expect, it} from 'vitest';
import {schemaText} from '../../source/report/schema.ts';

it('schema.json is what the tables give: npm run docs writes it', async () => {
  const file = new URL('../../source/report/schema.json', import.meta.url);
  expect(await readFile(file, 'utf8')).toBe(schemaText());
});
