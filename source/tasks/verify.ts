import {basename, resolve} from 'node:path';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {verifiedLines, verifiedObject} from '../report/backup.ts';
import {verifyBackup} from '../runtime/backup/verify.ts';
import {onEnding} from '../runtime/signals.ts';
import {sentenceOf} from '../runtime/tasks/task-error.ts';
import {createPrinter} from './printer.ts';

/** Reads backups again, and says of each whether it can be restored. */
export async function verify({folders, progress}: TaskOf<'verify'>): Promise<void> {
  const printer = createPrinter({progress}, {stages: false});
  const ended = new AbortController();
  onEnding((exitCode) => {
    process.exitCode = exitCode;
    ended.abort();
  });
  try {
    for (const folder of folders.map((path) => resolve(path))) {
      const verified = await verifyBackup(
        folder,
        (parts) => printer.progress('checking', parts, basename(folder)),
        ended.signal,
      );
      printer.result(verifiedLines(folder, verified, printer.look), verifiedObject(folder, verified));
      if (verified.faults.length > 0) process.exitCode = exitCodes.failed;
    }
  } catch (error) {
    printer.complain(sentenceOf(error));
    process.exitCode ??= exitCodes.failed;
  }
}
