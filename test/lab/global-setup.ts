import type {TestProject} from 'vitest/node';
import {fleet} from './fleet.ts';
import {startLab} from './lab.ts';
import {toStderr} from './progress.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The name of the one lab that all tests of a run share. */
    readonly lab: string;
  }
}

/** Starts the shared lab with the whole fleet before the first lab test, and takes it down after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const lab = await startLab({name: `test-${process.pid}`, guests: fleet, progress: toStderr});
  project.provide('lab', lab.name);
  return () => lab.down();
}
