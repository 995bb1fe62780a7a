import {beforeAll, inject} from 'vitest';
import {wantBusy} from './busy.ts';
import {attachLab, type Lab} from './lab.ts';

/**
 * The lab that all tests of a run share, with the fleet, whose busy guests are at work while a file that calls this, outside
 * of tests and hooks, is run. Another file may look at it at the same time: a test that changes or adds anything starts a
 * lab of its own.
 */
export function sharedLab(): Lab {
  const lab = attachLab(inject('lab'));
  beforeAll(() => wantBusy(lab));
  return lab;
}
