import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type BeginAnswer, parseBegin} from '../../virsh/parse/backup.ts';
import {commandLine} from '../../virsh/session/command-line.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {sentenceOf, TaskError} from '../tasks/task-error.ts';
import {abortJob} from './abort-job.ts';

/** So long a thaw may take, in milliseconds. */
const thawMs = 30_000;

/** How a job was begun. */
export interface Begun {
  /** File systems that were frozen at that moment; undefined when none were, for `reason`. */
  readonly frozen: number | undefined;
  /** Why there was no freeze although one was asked for. */
  readonly reason: string | undefined;
}

/**
 * Begins libvirt's backup job, with the file systems of the guest frozen meanwhile if that is wanted. One virsh freezes,
 * begins and thaws, in a process of its own: whatever becomes of this one, it does not leave the guest frozen.
 * @throws TaskError when the job was not begun; then there is none
 */
export async function beginJob(virsh: Virsh, uuid: string, xml: string, freeze: boolean): Promise<Begun> {
  const folder = await mkdtemp(join(tmpdir(), 'kvmtop-'));
  try {
    const file = join(folder, 'backup.xml');
    await writeFile(file, xml, {mode: 0o600});
    const begin = ['backup-begin', '--domain', uuid, '--backupxml', file];
    const freezing = [['domfsfreeze', '--domain', uuid], begin, ['domfsthaw', '--domain', uuid]];
    // A single word is a line of virsh's shell, which goes on after a command that failed.
    const argv = freeze ? [freezing.map(commandLine).join('; ')] : begin;
    const {stdout, error, warning} = await virsh.run(argv);
    const answer = parseBegin(stdout);
    const words = error ? sentenceOf(error) : warning;
    const thaw = freeze ? await thawIfFrozen(virsh, uuid, answer, words) : undefined;
    if (answer.begun) return {frozen: thaw ? undefined : frozenBy(answer), reason: thaw ?? reasonOf(answer, words)};
    // It may have begun all the same, and its virsh was killed before it could say so.
    await abortJob(virsh, uuid).catch(() => undefined);
    throw new TaskError(['libvirt did not begin its backup job.', words, thaw].filter((part) => part).join(' '));
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

function frozenBy({frozen, thawed}: BeginAnswer): number | undefined {
  return frozen && thawed ? frozen : undefined;
}

function reasonOf({frozen, thawed}: BeginAnswer, words: string | undefined): string | undefined {
  if (frozen === 0) return 'The guest has no file systems that its agent can freeze.';
  return frozen === undefined || !thawed ? words : undefined;
}

/**
 * Thaws what was frozen if nobody has said that it was thawed; also if the freeze was only begun.
 * @returns what is to be known of it: undefined when all went as it should
 */
async function thawIfFrozen(
  virsh: Virsh,
  uuid: string,
  {frozen, thawed}: BeginAnswer,
  words: string | undefined,
): Promise<string | undefined> {
  if (thawed !== undefined) return undefined;
  try {
    await virsh.ask(['domfsthaw', '--domain', uuid], thawMs);
    return frozen === undefined ? undefined : 'The file systems had to be thawed a second time.';
  } catch (error) {
    if (frozen === undefined) return undefined;
    const failure = words ?? sentenceOf(error);
    return `The file systems of the guest may still be frozen (${failure}): try virsh domfsthaw ${uuid}.`;
  }
}
