import type {Virsh} from '../../virsh/virsh.ts';
import {writePrivateFile} from '../private-file.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {obstacleTo} from './obstacle.ts';
import {idOf, rollBack} from './roll-back.ts';
import {type RestoreUndo, restoreUndos} from './undo.ts';

/** How it went to put a task right that ended midway. */
export interface Recovered {
  /** Sentences for people. */
  readonly text: string;
  /** Nothing of it is left to be done, and the journal can forget it. */
  readonly isRight: boolean;
}

/**
 * Puts a restore right that ended midway: what was there before it is there again, or what it had replaced is removed when
 * it had come so far. It can be tried again.
 */
export async function recoverRestore(virsh: Virsh, {domain, phase, undo}: TaskEntry): Promise<Recovered> {
  const steps = restoreUndos(undo);
  if (steps.length < undo.length) return left('A newer kvmtop has begun it: use that one.');
  const isDone = phase === 'tidying up';
  const hasReplaced = !isDone && steps.some((step) => step.undo !== 'remove');
  const obstacle = isDone ? undefined : await obstacleTo(virsh, domain, steps, 0);
  if (obstacle !== undefined) return left(obstacle);
  const troubles = await rollBack(virsh, steps);
  if (troubles.length > 0) return left(`Not all could be put right: ${troubles.join(' ')}`);
  return {text: sentenceFor(isDone, hasReplaced, steps), isRight: true};
}

/**
 * Leaves what a restore has put in place, and what it had replaced where it is now; only what was not in place yet goes.
 * @param keptFile where the definition is written that was replaced
 */
export async function keepRestored(virsh: Virsh, {undo}: TaskEntry, keptFile: string): Promise<Recovered> {
  const steps = restoreUndos(undo);
  if (steps.length < undo.length) return left('A newer kvmtop has begun it: use that one.');
  const troubles = await rollBack(
    virsh,
    steps.filter((step) => step.undo === 'remove'),
  );
  if (troubles.length > 0) return left(`Not all could be put right: ${troubles.join(' ')}`);
  const replaced: string[] = [];
  for (const step of steps) {
    if (step.undo === 'move back' && (await idOf(step.before)) !== undefined) replaced.push(step.before);
    if (step.undo !== 'define' || step.previous === null) continue;
    await writePrivateFile(keptFile, step.previous);
    replaced.push(keptFile);
  }
  const rest = replaced.length > 0 ? ` What it had replaced is kept, too: ${replaced.join(', ')}.` : '';
  return {text: `It is left as it is.${rest}`, isRight: true};
}

function sentenceFor(isDone: boolean, hasReplaced: boolean, steps: readonly RestoreUndo[]): string {
  if (isDone) return 'It had done its work: what it had replaced is removed now.';
  if (hasReplaced) return 'What was there before is there again.';
  return `Nothing had been replaced${steps.length > 0 ? ', and what it had copied is removed' : ''}.`;
}

function left(text: string): Recovered {
  return {text, isRight: false};
}
