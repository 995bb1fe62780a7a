import {readFile} from 'node:fs/promises';
import type {TestProject} from 'vitest/node';
import {order} from './busy.ts';
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
 * Starts the shared lab with the whole fleet before the first lab test, and takes it down after the last; unless none of
 * the files that are to be run shares it.
 */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!(await isShared(project))) return undefined;
  const lab = await startLab({name: `test-${process.pid}`, guests: fleet, progress: toStderr});
  await order(lab, 'suspend');
  project.provide('lab', lab.name);
  return () => lab.down();
}

async function isShared(project: TestProject): Promise<boolean> {
  // What the command line names is not in vitest's types; without it, all files count.
  const {filenamePattern} = project.vitest as {filenamePattern?: string[]};
  const {testFiles} = await project.globTestFiles(filenamePattern);
  const texts = await Promise.all(testFiles.map((file) => readFile(file, 'utf8')));
  return texts.some((text) => text.includes('sharedLab()'));
}
