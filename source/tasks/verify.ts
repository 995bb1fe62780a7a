import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';

export async function verify(_: TaskOf<'verify'>): Promise<void> {
  process.stderr.write('kvmtop: verify is not there yet.\n');
  process.exitCode = exitCodes.failed;
}
