import {parseDomstate} from '../../virsh/parse/backup.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {isSilence} from '../backup/libvirt-gone.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {sentenceOf} from '../tasks/task-error.ts';
import {answerMs} from './read-domains.ts';
import {rollBack} from './roll-back.ts';
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
  const obstacle = hasReplaced ? await obstacleTo(virsh, domain) : undefined;
  if (obstacle !== undefined) return left(obstacle);
  const troubles = await rollBack(virsh, steps);
  if (troubles.length > 0) return left(`Not all could be put right: ${troubles.join(' ')}`);
  return {text: sentenceFor(isDone, hasReplaced, steps), isRight: true};
}

function sentenceFor(isDone: boolean, hasReplaced: boolean, steps: readonly RestoreUndo[]): string {
  if (isDone) return 'It had done its work: what it had replaced is removed now.';
  if (hasReplaced) return 'What was there before is there again.';
  return `Nothing had been replaced${steps.length > 0 ? ', and what it had copied is removed' : ''}.`;
}

/** Why what was there before cannot be put there now. */
async function obstacleTo(virsh: Virsh, {name, uuid}: TaskEntry['domain']): Promise<string | undefined> {
  try {
    const {state} = parseDomstate(await virsh.ask(['domstate', '--domain', uuid], answerMs));
    if (state === 'shut off' || state === 'crashed') return undefined;
    return `${name} has been started on what was restored and is ${state}: if that is well, keep it; to go back, destroy it and run kvmtop recover again.`;
  } catch (error) {
    // A domain that is not defined has nothing open.
    return isSilence(error) ? `libvirt cannot be asked: ${sentenceOf(error)}` : undefined;
  }
}

function left(text: string): Recovered {
  return {text, isRight: false};
}
