import {once} from 'node:events';
import {rm, writeFile} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import type {VirshError} from '../../virsh/errors.ts';
import {virshError} from '../../virsh/failures.ts';
import {type BeginAnswer, parseBegin} from '../../virsh/parse/backup.ts';
import {commandLine} from '../../virsh/session/command-line.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {ended, sentenceOf, TaskError, throwIfCancelled} from '../tasks/task-error.ts';
import {abortJob} from './abort-job.ts';
import {jobFile} from './begin-line.ts';
import {LibvirtGone, patiently} from './libvirt-gone.ts';
import {thaw} from './thaw.ts';

/** How long the guest may take to freeze, and how long it is still waited for once nobody wants it any more; milliseconds. */
const limits = {freeze: 120_000, grace: 10_000} as const;

/** How a job is to be begun. */
export interface Beginning {
  /** What libvirt is told of it (https://libvirt.org/formatbackup.html). */
  readonly xml: string;
  /** The folder of the backup. */
  readonly folder: string;
  /** Whether the file systems of the guest are frozen at that moment. */
  readonly freeze: boolean;
}

/** How a job was begun. */
export interface Begun {
  /** Whether the file systems of the guest were frozen at that moment. */
  readonly frozen: boolean;
  /** Why they were not, although that was wanted. */
  readonly reason: string | undefined;
}

/**
 * Begins libvirt's backup job, with the file systems of the guest frozen meanwhile if that is wanted. One virsh freezes,
 * begins and thaws, in a process of its own: whatever becomes of this one, it does not leave the guest frozen. Once the
 * file that it is told the job by is removed, it can only thaw.
 * @param signal gives it up
 * @throws TaskError, Cancelled when the job was not begun; then there is none, and the guest is thawed, unless it is LibvirtGone
 */
export async function beginJob(
  virsh: Virsh,
  uuid: string,
  {xml, folder, freeze}: Beginning,
  signal: AbortSignal,
): Promise<Begun> {
  const file = jobFile(folder);
  await writeFile(file, xml, {mode: 0o600});
  const begin = ['backup-begin', '--domain', uuid, '--backupxml', file];
  const freezing = [['domfsfreeze', '--domain', uuid], begin, ['domfsthaw', '--domain', uuid]];
  // A single word is a line of virsh's shell, which goes on after a command that failed.
  const argv = freeze ? [freezing.map(commandLine).join('; ')] : begin;
  const {isLate, stdout, error, warning} = await runWhileWanted(virsh, argv, file, signal);
  const answer = parseBegin(stdout);
  const words = error ? sentenceOf(error) : warning;
  const thawed = freeze ? await thawIfFrozen(virsh, uuid, answer, wasCutOff(error, words)) : false;
  if (answer.begun) return begunOf(answer, thawed ? thawedAgain : words);
  // It may have begun all the same, and its virsh was killed before it could say so.
  await patiently(() => abortJob(virsh, uuid, folder)).catch((failure: unknown) => {
    throw gone(sentenceOf(failure));
  });
  throwIfCancelled(signal);
  if (isLate) throw new TaskError(`${lateFreeze} Nothing was copied: try again, or use --no-freeze.`);
  const parts = ['libvirt did not begin its backup job.', words && ended(words), adviceFor(words, folder)];
  throw new TaskError(parts.filter((part) => part).join(' '));
}

/** libvirt makes each file as root, and gives it to its QEMU if that is what it does with images. */
function adviceFor(words = '', folder: string): string | undefined {
  if (!words.includes(`'${folder}/`) || !/: Permission denied\b/.test(words)) return undefined;
  return 'QEMU may not open what libvirt has made for it there: the file system gives files to nobody else (CIFS, NFS), dynamic_ownership is off in qemu.conf, or AppArmor or SELinux keeps it out. Choose another folder, or shut the domain off first.';
}

const lateFreeze = `The guest has taken more than ${limits.freeze / 1000} s to freeze its file systems.`;
const thawedAgain = 'it is not sure that they were, because they had to be thawed a second time.';

/**
 * Waits for virsh as long as somebody wants what it begins, and the guest takes no longer to freeze than it may.
 * @throws LibvirtGone when it does not come to its end; it goes on, and thaws the guest
 */
async function runWhileWanted(virsh: Virsh, argv: readonly string[], file: string, signal: AbortSignal) {
  const left = new AbortController();
  const over = new AbortController();
  const late = AbortSignal.timeout(limits.freeze);
  const unwanted = AbortSignal.any([signal, late]);
  void (async () => {
    if (!unwanted.aborted) await once(unwanted, 'abort', {signal: over.signal});
    await rm(file, {force: true});
    await pause(limits.grace, undefined, {signal: over.signal});
    left.abort();
  })().catch(() => undefined);
  const result = await virsh.run(argv, {leave: left.signal});
  over.abort();
  await rm(file, {force: true});
  if (!left.signal.aborted) return {...result, isLate: late.aborted};
  throw gone(
    'The guest, or libvirt, does not say whether its file systems are frozen. The virsh that waits for it thaws them as soon as it can, and begins nothing.',
  );
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
 * @returns whether that was needed
 * @throws LibvirtGone when the guest may be frozen
 */
async function thawIfFrozen(
  virsh: Virsh,
  uuid: string,
  {frozen, thawed}: BeginAnswer,
  cutOff: boolean,
): Promise<boolean> {
  if (thawed !== undefined || (frozen === undefined && !cutOff)) return false;
  const trouble = await thaw(virsh, uuid).catch(sentenceOf);
  if (trouble === undefined) return true;
  throw gone(`The file systems of the guest may be frozen. ${ended(trouble)}`);
}

function gone(sentence: string): LibvirtGone {
  return new LibvirtGone(`${sentence} kvmtop recover puts it right.`);
}
