import {afterAll, beforeAll, inject} from 'vitest';
import {order} from './busy.ts';
import {attachLab, type Lab} from './lab.ts';

/**
 * The lab that all tests of a run share, with the fleet, whose busy guests are at work while a file that calls this, outside
 * of tests and hooks, is run. A test that changes something adds a guest of its own to it, or starts a lab of its own.
 */
export function sharedLab(): Lab {
  const lab = attachLab(inject('lab'));
  beforeAll(() => order(lab, 'resume'));
  afterAll(() => order(lab, 'suspend'));
  return lab;
}
