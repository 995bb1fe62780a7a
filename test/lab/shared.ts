import {inject} from 'vitest';
import {attachLab, type Lab} from './lab.ts';

/**
 * The lab that all tests of a run share, with the fleet. A test that changes something adds a guest of its own to it,
 * or starts a lab of its own.
 */
export function sharedLab(): Lab {
  return attachLab(inject('lab'));
}
