import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {VirshError} from '../../virsh/errors.ts';
import {virshError} from '../../virsh/failures.ts';
import {type BeginAnswer, parseBegin} from '../../virsh/parse/backup.ts';
import {commandLine} from '../../virsh/session/command-line.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {sentenceOf, TaskError} from '../tasks/task-error.ts';
import {abortJob} from './abort-job.ts';
import {isSilence, LibvirtGone, patiently} from './libvirt-gone.ts';

/** So long a thaw may take, in milliseconds. */
const thawMs = 30_000;

/** How a job was begun. */
export interface Begun {
  /** Whether the file systems of the guest were frozen at that moment. */
  readonly frozen: boolean;
  /** Why they were not, although that was wanted. */
  readonly reason: string | undefined;
}

/**
 * Begins libvirt's backup job, with the file systems of the guest frozen meanwhile if that is wanted. One virsh freezes,
 * begins and thaws, in a process of its own: whatever becomes of this one, it does not leave the guest frozen.
 * @throws TaskError when the job was not begun; then there is none, unless it is LibvirtGone
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
    const thaw = freeze ? await thawIfFrozen(virsh, uuid, answer, wasCutOff(error, words)) : undefined;
    if (answer.begun) return begunOf(answer, thaw ?? words);
    // It may have begun all the same, and its virsh was killed before it could say so.
    await patiently(() => abortJob(virsh, uuid)).catch((failure: unknown) => {
      if (isSilence(failure)) throw gone(sentenceOf(failure));
    });
    throw new TaskError(['libvirt did not begin its backup job.', words, thaw].filter((part) => part).join(' '));
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** Whether virsh, or libvirt beneath it, was ended before the line was through; what was not told may have been done. */
function wasCutOff(error: VirshError | undefined, words = ''): boolean {
  return error !== undefined || virshError(words, [], 'failed').kind === 'connection';
}

function begunOf({frozen, thawed}: BeginAnswer, words: string | undefined): Begun {
  if (frozen === 0) return {frozen: false, reason: 'the guest has no file systems that its agent can freeze.'};
  return frozen !== undefined && thawed ? {frozen: true, reason: undefined} : {frozen: false, reason: words};
}

/**
 * Thaws what was frozen if nobody has said that it was thawed.
 * @param cutOff whether it may have been frozen although nobody said so
 * @returns what is to be known of it; undefined when there was nothing to thaw
 * @throws LibvirtGone when libvirt stays away, and the guest may be frozen
 */
async function thawIfFrozen(
  virsh: Virsh,
  uuid: string,
  {frozen, thawed}: BeginAnswer,
  cutOff: boolean,
): Promise<string | undefined> {
  if (thawed !== undefined || (frozen === undefined && !cutOff)) return undefined;
  try {
    await patiently(() => virsh.ask(['domfsthaw', '--domain', uuid], thawMs));
    return 'the file systems had to be thawed a second time.';
  } catch (error) {
    if (isSilence(error)) throw gone(`The file systems of the guest may be frozen. ${sentenceOf(error)}`);
    // Nothing was frozen, or the guest has gone.
    return frozen === undefined ? undefined : `the guest did not let itself be thawed: ${sentenceOf(error)}`;
  }
}

function gone(sentence: string): LibvirtGone {
  return new LibvirtGone(`${sentence} When libvirt is back, kvmtop recover puts it right.`);
}
