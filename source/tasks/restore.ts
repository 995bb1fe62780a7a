import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';

export async function restore(_: TaskOf<'restore'>): Promise<void> {
  process.stderr.write('kvmtop: restore is not there yet.\n');
  process.exitCode = exitCodes.failed;
}
