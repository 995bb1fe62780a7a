import {readFile} from 'node:fs/promises';
import type {TestProject} from 'vitest/node';
import {tendBusy} from './busy.ts';
import {fleet} from './fleet.ts';
import {startLab, sweep} from './lab.ts';
import {toStderr} from './progress.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The name of the one lab that all tests of a run share. */
    readonly lab: string;
  }
}

/**
 * Starts the shared lab with the whole fleet before the first test, and takes it down after the last; unless none of the
 * files that are to be run shares it. Labs of tests that did not come to their end are taken down, too.
 */
export async function setup({vitest, provide}: TestProject): Promise<() => Promise<void>> {
  // What the command line names is not in vitest's types; without it, all files count.
  const {filenamePattern} = vitest as {filenamePattern?: string[]};
  const files = await vitest.globTestSpecifications(filenamePattern);
  const texts = await Promise.all(files.map(({moduleId}) => readFile(moduleId, 'utf8')));
  if (!texts.some((text) => text.includes('sharedLab()'))) return () => sweep(toStderr);
  const lab = await startLab({name: `test-${process.pid}`, guests: fleet, progress: toStderr});
  const stop = await tendBusy(lab);
  provide('lab', lab.name);
  return async () => {
    await stop();
    await lab.down();
    await sweep(toStderr);
  };
}
