import {lstat} from 'node:fs/promises';
import {VirshError} from '../../virsh/errors.ts';
import {parseDomstate} from '../../virsh/parse/backup.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {isSilence, patiently} from '../backup/libvirt-gone.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {sentenceOf} from '../tasks/task-error.ts';
import {answerMs} from './read-domains.ts';
import {idOf} from './roll-back.ts';
import type {RestoreUndo} from './undo.ts';

/**
 * Why what was there before a restore cannot be put there now: somebody uses what was restored.
 * @param patienceMs how long libvirt may be away
 */
export async function obstacleTo(
  virsh: Virsh,
  {name, uuid}: TaskEntry['domain'],
  steps: readonly RestoreUndo[],
  patienceMs: number,
): Promise<string | undefined> {
  if (steps.every(({undo}) => undo !== 'take out' && undo !== 'move back')) return undefined;
  try {
    const ask = () => virsh.ask(['domstate', '--domain', uuid], answerMs);
    const {state} = parseDomstate(await patiently(ask, patienceMs));
    if (state !== 'shut off' && state !== 'crashed') {
      return `${name} has been started on what was restored and is ${state}: ${choice('destroy it')}`;
    }
  } catch (error) {
    if (isSilence(error)) return `libvirt cannot be asked: ${sentenceOf(error)}`;
    // A domain that is not defined has nothing open.
    if (!(error instanceof VirshError)) throw error;
  }
  const written = await writtenSince(steps);
  return written && `${written} has been written to since it was restored: ${choice('remove that file')}`;
}

function choice(remedy: string): string {
  return `kvmtop recover --keep keeps it so; to go back, ${remedy} and run kvmtop recover again.`;
}

/** An image that was put in place, and has been changed there. */
async function writtenSince(steps: readonly RestoreUndo[]): Promise<string | undefined> {
  for (const step of steps) {
    if (step.undo !== 'take out' || step.changedMs === undefined || (await idOf(step.path)) !== step.id) continue;
    if ((await changedMsOf(step.path)) !== step.changedMs) return step.path;
  }
  return undefined;
}

/** When a file was written to last, in milliseconds since 1970; undefined when there is none. */
export async function changedMsOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ? found.mtimeMs : undefined;
}
