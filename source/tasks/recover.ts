import {safeText} from '../format/safe-text.ts';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {readTasks, recoverTask} from '../runtime/restore/recover.ts';
import type {TaskEntry} from '../runtime/tasks/journal.ts';
import {throwIfCancelled} from '../runtime/tasks/task-error.ts';
import {ask, canAsk} from './ask.ts';
import {atWork, withVirsh} from './at-work.ts';
import {createPrinter, type Printer} from './printer.ts';

/** Tells of backups and restores that ended midway, and puts them right. */
export async function recover(options: TaskOf<'recover'>): Promise<void> {
  const printer = createPrinter(options);
  await atWork(printer, (signal) => recoverAll(options, printer, signal));
}

async function recoverAll(options: TaskOf<'recover'>, printer: Printer, signal: AbortSignal): Promise<void> {
  const {live, dead} = await readTasks();
  for (const entry of live) say(printer, entry, `is under way (process ${entry.pid}) and left alone.`);
  for (const entry of dead) say(printer, entry, `ended midway, while ${entry.phase}.`);
  if (dead.length === 0) {
    printer.result(['Nothing has ended midway.'], {recovered: []});
    return;
  }
  if (!options.yes && !canAsk()) {
    printer.complain('There is no terminal to ask on: use --yes to put it right.');
    process.exitCode = exitCodes.failed;
    return;
  }
  if (!options.yes && !/^(y|yes)?$/i.test((await ask('Put it right? [Y/n] ')) ?? 'n')) {
    process.exitCode = exitCodes.failed;
    return;
  }
  for (const entry of dead) {
    throwIfCancelled(signal);
    await putRight(entry, options, printer);
  }
}

async function putRight(entry: TaskEntry, {uri, keep}: TaskOf<'recover'>, printer: Printer): Promise<void> {
  await withVirsh(entry.uri ?? uri, async (virsh) => {
    const {text, isRight} = await recoverTask(virsh, entry, undefined, keep);
    say(printer, entry, `: ${text}`);
    if (!isRight) process.exitCode ??= exitCodes.failed;
  });
}

/** A sentence about a task: "The restore of db1 from /srv/… ended midway, while copying." */
function say({result, look}: Printer, entry: TaskEntry, rest: string): void {
  const {task, domain, folder, startedAt, phase, pid} = entry;
  const way = task === 'backup' ? 'to' : 'from';
  const line = `The ${task} of ${domain.name} ${way} ${folder}, begun at ${startedAt}${rest.startsWith(':') ? '' : ', '}${rest}`;
  result([safeText(line, look)], {task, domain, folder, startedAt, phase, pid, text: line});
}
