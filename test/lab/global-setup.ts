import {spawn} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {TestProject} from 'vitest/node';
import {tendBusy} from './busy.ts';
import {fleet} from './fleet.ts';
import {startLab} from './lab.ts';
import {toStderr} from './progress.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The name of the one lab that all tests of a run share. */
    readonly lab: string;
  }
}

/**
 * Starts the shared lab with the whole fleet before the first test, and takes it down after the last; unless none of the
 * files that are to be run shares it. No lab outlives the run, even when that is killed.
 */
export async function setup({vitest, provide}: TestProject): Promise<(() => Promise<void>) | undefined> {
  // What the command line names is not in vitest's types; without it, all files count.
  const {filenamePattern} = vitest as {filenamePattern?: string[]};
  const files = await vitest.globTestSpecifications(filenamePattern);
  if (files.every(({project}) => project.name === 'unit')) return undefined;
  watchOver();
  const texts = await Promise.all(files.map(({moduleId}) => readFile(moduleId, 'utf8')));
  if (!texts.some((text) => text.includes('sharedLab()'))) return undefined;
  const lab = await startLab({name: `test-${process.pid}`, guests: fleet, progress: toStderr});
  const stop = await tendBusy(lab);
  provide('lab', lab.name);
  return async () => {
    await stop();
    await lab.down();
  };
}

function watchOver(): void {
  const sweeper = spawn(process.execPath, [join(import.meta.dirname, 'sweeper.ts')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  sweeper.unref();
  // An open pipe would keep this process, too.
  const {stdin} = sweeper;
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
}
