import type {DiskPlan} from '../../archive/backup-plan.ts';
import {sizeText} from '../../model/words.ts';
import {ended, TaskError} from '../tasks/task-error.ts';
import {freeBytes} from './folder.ts';

/** @throws TaskError when what a backup takes at most is more than is free */
export async function refuseIfFull(folder: string, plans: readonly DiskPlan[]): Promise<void> {
  const needed = plans.reduce((sum, {bytes}) => sum + bytes, 0);
  const free = await freeBytes(folder);
  if (needed <= free) return;
  throw new TaskError(
    `The copies take up to ${sizeText(needed)}, and only ${sizeText(free)} are free in ${folder}: make room there, or choose another folder.`,
  );
}

/** A failure with the space that is left, where that is likely to be the reason. */
export async function explained<T>(folder: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const free = await freeBytes(folder).catch(() => undefined);
    if (!(error instanceof TaskError) || error.constructor !== TaskError) throw error;
    if (free === undefined || free > littleBytes) throw error;
    throw new TaskError(`${ended(error.message)} The disk of ${folder} is full: ${sizeText(free)} are left.`);
  }
}

/** With less than that, a disk counts as full. */
const littleBytes = 8 * 2 ** 20;
