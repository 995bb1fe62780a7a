import {basename, resolve} from 'node:path';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {verifiedLines, verifiedObject} from '../report/backup.ts';
import {verifyBackup} from '../runtime/backup/verify.ts';
import {createTeller} from '../runtime/tasks/teller.ts';
import {atWork} from './at-work.ts';
import {createPrinter} from './printer.ts';

/** Reads backups again, and says of each whether it can be restored. */
export async function verify({folders, progress}: TaskOf<'verify'>): Promise<void> {
  const printer = createPrinter({progress});
  await atWork(printer, async (signal) => {
    for (const folder of folders.map((path) => resolve(path))) {
      const tell = createTeller((told) => printer.progress(told, basename(folder)));
      const verified = await verifyBackup(folder, (parts) => tell('checking', parts), signal);
      printer.result(verifiedLines(folder, verified, printer.look), verifiedObject(folder, verified));
      if (verified.faults.length > 0) process.exitCode = exitCodes.failed;
    }
  });
}
