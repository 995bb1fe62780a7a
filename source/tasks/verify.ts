import {basename, resolve} from 'node:path';
import type {Part} from '../archive/progress.ts';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {verifiedLines, verifiedObject} from '../report/backup.ts';
import {verifyBackup} from '../runtime/backup/verify.ts';
import {atWork} from './at-work.ts';
import {createPrinter} from './printer.ts';

/** Reads backups again, and says of each whether it can be restored. */
export async function verify({folders, progress}: TaskOf<'verify'>): Promise<void> {
  const printer = createPrinter({progress}, {stages: false});
  await atWork(printer, async (signal) => {
    for (const folder of folders.map((path) => resolve(path))) {
      const report = (parts: readonly Part[]) => printer.progress('checking', parts, basename(folder));
      const verified = await verifyBackup(folder, report, signal);
      printer.result(verifiedLines(folder, verified, printer.look), verifiedObject(folder, verified));
      if (verified.faults.length > 0) process.exitCode = exitCodes.failed;
    }
  });
}
