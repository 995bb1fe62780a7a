import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';

export async function backup(_: TaskOf<'backup'>): Promise<void> {
  process.stderr.write('kvmtop: backup is not there yet.\n');
  process.exitCode = exitCodes.failed;
}
