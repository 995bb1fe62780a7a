import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';

export async function recover(_: TaskOf<'recover'>): Promise<void> {
  process.stderr.write('kvmtop: recover is not there yet.\n');
  process.exitCode = exitCodes.failed;
}
