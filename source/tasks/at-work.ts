import {exitCodes} from '../options/exit-codes.ts';
import {onEnding} from '../runtime/signals.ts';
import {sentenceOf} from '../runtime/tasks/task-error.ts';
import {openVirsh} from '../virsh/connect.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {Printer} from './printer.ts';

/** Runs the work of a subcommand. A signal ends it by the one that the work gets; what goes wrong is said in a sentence. */
export async function atWork(printer: Printer, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const ended = new AbortController();
  onEnding(
    (exitCode) => {
      // What came of the work is known already where a signal comes behind it.
      process.exitCode ??= exitCode;
      ended.abort();
    },
    () => printer.complain('Ended before all was in order: what is left of it, kvmtop recover tells and puts right.'),
  );
  try {
    await work(ended.signal);
  } catch (error) {
    printer.complain(sentenceOf(error));
    process.exitCode ??= exitCodes.failed;
  } finally {
    printer.clear();
  }
}

/** Lends a virsh that may change things, and closes it. */
export async function withVirsh(uri: string | undefined, use: (virsh: Virsh) => Promise<void>): Promise<void> {
  const virsh = openVirsh({uri, readOnly: false});
  try {
    await use(virsh);
  } finally {
    await virsh.close();
  }
}
