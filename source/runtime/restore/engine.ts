import {randomBytes} from 'node:crypto';
import {rename} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {Part} from '../../archive/progress.ts';
import {restoredSnapshots} from '../../archive/restore-steps.ts';
import type {RestoreWork} from '../../archive/restore-work.ts';
import {VirshError} from '../../virsh/errors.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {withIdentity} from '../../xml/renew.ts';
import {sync} from '../backup/folder.ts';
import {awayMs, patiently} from '../backup/libvirt-gone.ts';
import type {TaskRecord} from '../tasks/journal.ts';
import {sentenceOf, TaskError, throwIfCancelled} from '../tasks/task-error.ts';
import {defineSnapshot, defineText} from './define.ts';
import {forgetSnapshots} from './forget-snapshots.ts';
import {changedMsOf, obstacleTo} from './obstacle.ts';
import {fileWithin} from './paths.ts';
import {type Piece, piecesOf} from './pieces.ts';
import {answerMs} from './read-domains.ts';
import {assertDone, idOf, rollBack} from './roll-back.ts';
import type {RestoreUndo} from './undo.ts';

export interface RestoreTools {
  readonly virsh: Virsh;
  /** That of the domain that is restored. */
  readonly uuid: string;
  readonly record: TaskRecord;
  /** Ends the restore, and has it taken back. */
  readonly signal: AbortSignal;
  /** Hears what is being done, and how far each file is. */
  readonly tell: (stage: string, parts: readonly Part[]) => void;
  /** Reads the backup and rejects when it is not what it was. */
  readonly verify: () => Promise<void>;
  /** Rejects when the host is no longer as it was planned for. */
  readonly lookAgain: () => Promise<void>;
  /** Keeps the definition that is replaced, and rejects when it cannot. */
  readonly keep: (definition: string) => Promise<void>;
}

/** A restore failed, and not all of it could be taken back; the journal still has it. */
export class HalfRestored extends TaskError {}

/**
 * Carries a plan out: all is copied beside its place first, then put in place by renaming, then defined. Each step is in
 * the journal before it is taken.
 * @param folder that of the backup
 * @throws what was in its way, when all that was there before is there again; HalfRestored when it is not
 */
export async function carryOut(work: RestoreWork, folder: string, tools: RestoreTools): Promise<void> {
  const {virsh, uuid, record, signal, tell} = tools;
  const {choices} = work.plan;
  const steps: RestoreUndo[] = [];
  const mark = `kvmtop-${randomBytes(4).toString('hex')}`;

  async function begin(phase: string, step: RestoreUndo): Promise<void> {
    throwIfCancelled(signal);
    steps.push(step);
    await record.update({phase, undo: steps});
  }

  async function copy(pieces: readonly Piece[]): Promise<void> {
    const done = new Map<Piece, number>();
    const report = () =>
      tell(
        'copying',
        pieces.map((piece) => ({name: piece.name, doneBytes: done.get(piece) ?? 0, totalBytes: piece.bytes})),
      );
    report();
    for (const piece of pieces) {
      await begin('copying', {undo: 'remove', path: piece.partial});
      await piece.make(signal, (bytes) => {
        done.set(piece, Math.min(bytes, piece.bytes));
        report();
      });
      done.set(piece, piece.bytes);
      report();
    }
  }

  /** @returns where it now is what was there before */
  async function putInPlace({place, partial}: Piece): Promise<string | undefined> {
    const before = `${place}.${mark}.before`;
    const isInTheWay = (await idOf(place)) !== undefined;
    if (isInTheWay) {
      await begin('putting in place', {undo: 'move back', path: place, before});
      await rename(place, before);
    }
    const [id = '', changedMs] = [await idOf(partial), await changedMsOf(partial)];
    await begin('putting in place', {undo: 'take out', path: place, id, ...(changedMs !== undefined && {changedMs})});
    await rename(partial, place);
    await sync(dirname(place));
    return isInTheWay ? before : undefined;
  }

  async function define(): Promise<void> {
    const previous = choices.as === undefined ? await patiently(() => definitionNow(virsh, uuid)) : null;
    if (previous !== null) await tools.keep(previous);
    const own = join(tmpdir(), `kvmtop-define-${mark}`);
    await begin('defining', {undo: 'define', uuid, previous, folder: own});
    const text = choices.as === undefined ? work.definition : withIdentity(work.definition, {uuid});
    assertDone(await defineText(virsh, text, own));
  }

  async function replaceSnapshots(): Promise<void> {
    const own = join(tmpdir(), `kvmtop-define-${mark}`);
    const hasImages = choices.as === undefined && !choices.definitionOnly;
    if (hasImages) await forgetSnapshots(virsh, uuid, own, (step) => begin('telling of snapshots', step));
    for (const {name, file, isCurrent = false} of restoredSnapshots(work.plan)) {
      await begin('telling of snapshots', {undo: 'forget snapshot', uuid, name});
      assertDone(await defineSnapshot(virsh, uuid, await fileWithin(folder, file), isCurrent));
    }
  }

  /** One that was started while its images were replaced may run on those that were there before. */
  async function refuseIfStarted(befores: readonly string[]): Promise<void> {
    if (befores.length === 0) return;
    const {name} = record.entry.domain;
    const obstacle = await obstacleTo(virsh, record.entry.domain, steps, awayMs);
    if (obstacle !== undefined) throw new TaskError(`${name} was started while its images were replaced.`);
  }

  async function takeAllBack(error: unknown): Promise<never> {
    tell('taking back', []);
    const obstacle = await obstacleTo(virsh, record.entry.domain, steps, awayMs);
    if (obstacle !== undefined) throw new HalfRestored(`${sentenceOf(error)} ${obstacle}`, {cause: error});
    const troubles = await rollBack(virsh, steps);
    if (troubles.length > 0) {
      const left = `Not all could be taken back: ${troubles.join(' ')} kvmtop recover tries again.`;
      throw new HalfRestored(`${sentenceOf(error)} ${left}`, {cause: error});
    }
    await record.end();
    throw error;
  }

  /** @returns where it now is what was there before */
  async function replaceAll(): Promise<readonly string[]> {
    await record.update({phase: 'verifying'});
    await tools.verify();
    const pieces = piecesOf(work, folder, mark, uuid);
    await copy(pieces);
    await patiently(tools.lookAgain);
    tell('putting in place', []);
    const befores: string[] = [];
    for (const piece of pieces) befores.push(...[await putInPlace(piece)].filter((path) => path !== undefined));
    await define();
    await replaceSnapshots();
    throwIfCancelled(signal);
    await refuseIfStarted(befores);
    return befores;
  }

  const befores = await replaceAll().catch(takeAllBack);
  const rest = befores.map((path) => ({undo: 'remove', path}) as const);
  // From here on it is done: what was there before is all that is left to be removed.
  await record.update({phase: 'tidying up', undo: rest}).catch(takeAllBack);
  const troubles = await rollBack(virsh, rest);
  if (troubles.length === 0) await record.end();
}

async function definitionNow(virsh: Virsh, uuid: string): Promise<string | null> {
  try {
    return await virsh.ask(['dumpxml', '--domain', uuid, '--inactive', '--security-info'], answerMs);
  } catch (error) {
    if (error instanceof VirshError && error.kind === 'no-domain') return null;
    throw error;
  }
}
