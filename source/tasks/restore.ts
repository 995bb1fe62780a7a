import {randomUUID} from 'node:crypto';
import {resolve} from 'node:path';
import {verdictOf} from '../archive/restore-plan.ts';
import {safeText} from '../format/safe-text.ts';
import {shellText} from '../model/shell-text.ts';
import {exitCodes} from '../options/exit-codes.ts';
import type {TaskOf} from '../options/task-options.ts';
import {restorePlanLines, restorePlanObject} from '../report/restore-plan.ts';
import {verifyBackup} from '../runtime/backup/verify.ts';
import {carryOut, HalfRestored} from '../runtime/restore/engine.ts';
import {type Planned, plannedRestore} from '../runtime/restore/plan-restore.ts';
import {beginAlone} from '../runtime/tasks/begin-alone.ts';
import {sentenceOf, TaskError} from '../runtime/tasks/task-error.ts';
import {createTeller} from '../runtime/tasks/teller.ts';
import {keepReplaced} from '../runtime/versions/keep-replaced.ts';
import type {Virsh} from '../virsh/virsh.ts';
import {canonicalUuid} from '../xml/identity.ts';
import {atWork, withVirsh} from './at-work.ts';
import {refusalOf} from './consent.ts';
import {createPrinter, type Printer} from './printer.ts';

/** Shows what a backup would be restored to, asks, and restores it. */
export async function restore(options: TaskOf<'restore'>): Promise<void> {
  const printer = createPrinter(options);
  await atWork(printer, (signal) => withVirsh(options.uri, (virsh) => planAndRestore(options, virsh, printer, signal)));
}

async function planAndRestore(
  options: TaskOf<'restore'>,
  virsh: Virsh,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const planned = await plannedRestore(virsh, resolve(options.folder), options);
  const {plan} = planned;
  const isSilent = options.accept !== undefined;
  if (!isSilent) printer.result(restorePlanLines(plan, printer.look), restorePlanObject(plan));
  if (options.planOnly) {
    process.exitCode = verdictOf(plan) === 'blocks' ? exitCodes.failed : exitCodes.fine;
    return;
  }
  const refusal = await refusalOf(plan, options);
  if (refusal === undefined) return await carryOutPlan(planned, options, virsh, printer, signal);
  printer.complain(refusal.sentence);
  process.exitCode ??= refusal.exitCode;
}

async function carryOutPlan(
  planned: Planned,
  options: TaskOf<'restore'>,
  virsh: Virsh,
  printer: Printer,
  signal: AbortSignal,
): Promise<void> {
  const {folder, manifest, choices, name, digest} = planned.plan;
  const uuid = choices.as === undefined ? manifest.domain.uuid : randomUUID();
  const record = await beginAlone({task: 'restore', domain: {name, uuid}, folder, uri: options.uri});
  const tell = createTeller((progress) => {
    printer.progress(progress);
    record.tell(progress);
  });
  const work = carryOut(planned.work, folder, {
    virsh,
    uuid,
    record,
    signal,
    tell,
    verify: async () => {
      const {faults} = await verifyBackup(folder, (parts) => tell('verifying', parts), signal);
      if (faults.length > 0) throw new TaskError(`The backup is not as it was made. ${faults.join(' ')}`);
    },
    keep: (text) => keepReplaced(uuid, text, process.env),
    lookAgain: async () => {
      const now = await plannedRestore(virsh, folder, choices, planned);
      if (now.plan.digest === digest) return;
      throw new TaskError(
        'What is there has changed since the restore was planned. Nothing was replaced: plan it again.',
      );
    },
  });
  try {
    await work;
  } catch (error) {
    process.exitCode ??= exitCodes.failed;
    const state = error instanceof HalfRestored ? '' : ' All is as it was before.';
    printer.fail(name, 'is not restored', `${sentenceOf(error)}${state}`);
    return;
  }
  // A signal that came too late has ended nothing.
  process.exitCode = exitCodes.fine;
  const start = shellText([
    'virsh',
    ...(options.uri === undefined ? [] : ['-c', options.uri]),
    'start',
    nameOf(name) ?? uuid,
  ]);
  printer.result([`${safeText(name)} is restored. Start it with: ${safeText(start)}`], {result: {name, uuid, folder}});
}

/** A name as it can be typed; undefined of one that virsh would take for something else, or that cannot be drawn. */
function nameOf(name: string): string | undefined {
  return name.startsWith('-') || canonicalUuid(name) !== undefined || safeText(name) !== name ? undefined : name;
}
