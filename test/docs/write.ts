import {readFile, writeFile} from 'node:fs/promises';
import {documents} from './documents.ts';

for (const {file, text} of await documents()) {
  const before = await readFile(file, 'utf8').catch(() => '');
  if (before !== text) {
    await writeFile(file, text);
    process.stdout.write(`wrote ${file.pathname.split('/').at(-1)}\n`);
  }
}
