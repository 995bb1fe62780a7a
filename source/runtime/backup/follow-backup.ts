import {stat} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import type {Part} from '../../archive/progress.ts';
import {type BackupJob, parseBackupJob, parseBlockJob, parseDomstate} from '../../virsh/parse/backup.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {Cancelled, TaskError} from '../tasks/task-error.ts';
import {awayMs, isSilence, LibvirtGone} from './libvirt-gone.ts';

/** How often is asked, and how long an answer may take, in milliseconds. */
const limits = {every: 500, ask: 10_000} as const;

/**
 * So often the job may have no disk at work before it is given up. libvirt ends it with its last disk; one that was
 * killed in the moment in which a disk was done has lost that, and then the job has no end (libvirt 9.0).
 */
const idleLooks = 40;

/** A disk that the job copies. */
export interface JobDisk {
  readonly target: string;
  /** Its copy, which grows: libvirt itself counts holes too, over which it jumps, so that neither rate nor time left is true. */
  readonly file: string;
  /** What the copy will take at most; undefined where nobody knows. */
  readonly totalBytes: number | undefined;
}

/**
 * Follows libvirt's backup job to its end.
 * @param report gets how far each disk is, about twice a second
 * @param everyMs how often libvirt is asked
 * @returns when it was begun, in milliseconds since 1970, as far as the job tells
 * @throws Cancelled when the signal aborts, with the job still at work; LibvirtGone; TaskError when it did not end well
 */
export async function followBackup(
  virsh: Virsh,
  uuid: string,
  disks: readonly JobDisk[],
  report: (parts: readonly Part[]) => void,
  signal: AbortSignal,
  everyMs: number = limits.every,
): Promise<number | undefined> {
  const follower = createFollower(virsh, uuid, disks);
  let begunAt: number | undefined;
  let answeredAt = performance.now();
  let wasAway = false;
  let idle = 0;
  for (;;) {
    if (signal.aborted) throw new Cancelled();
    try {
      const job = await follower.job();
      if (job?.type === 'None' || job === undefined) {
        await judgeEnd(virsh, uuid, wasAway);
        report(follower.parts());
        return begunAt;
      }
      // A libvirtd that was started again counts from then on.
      if (!wasAway) begunAt ??= Date.now() - (job.elapsedMs ?? 0);
      idle = (await follower.look()) ? 0 : idle + 1;
      answeredAt = performance.now();
      report(follower.parts());
      if (idle > idleLooks) throw new TaskError('libvirt has lost sight of its backup job: back it up again.');
    } catch (error) {
      if (!isSilence(error)) throw error;
      wasAway = true;
      if (performance.now() - answeredAt > awayMs) {
        throw new LibvirtGone(
          `libvirt has not answered for ${awayMs / 1000} s (${error.message}). Its backup job may go on: when libvirt is back, kvmtop recover puts it right.`,
        );
      }
    }
    await pause(everyMs, undefined, {signal}).catch(() => undefined);
  }
}

/** Asks how the job is as a whole, and how far each of its disks is. */
function createFollower(virsh: Virsh, uuid: string, disks: readonly JobDisk[]) {
  const done = new Map<string, Part>(
    disks.map(({target, totalBytes}) => [target, {name: target, doneBytes: 0, totalBytes}]),
  );
  return {
    /** @returns undefined when the domain is off; @throws VirshError when libvirt cannot be asked */
    async job(): Promise<BackupJob | undefined> {
      const text = await orUndefined(virsh.ask(['domjobinfo', '--domain', uuid], limits.ask));
      return text === undefined ? undefined : parseBackupJob(text);
    },
    /** @returns whether a disk is at work, or libvirt does not tell */
    async look(): Promise<boolean> {
      let isAtWork = false;
      for (const disk of disks) {
        const {target} = disk;
        const text = await orUndefined(virsh.ask(['blockjob', '--domain', uuid, target, '--raw'], limits.ask));
        const job = parseBlockJob(text ?? '');
        const part = done.get(target);
        isAtWork ||= job !== undefined || text === undefined;
        if (job) done.set(target, {name: target, ...((await growthOf(disk)) ?? job)});
        else if (text !== undefined && part) done.set(target, {...part, doneBytes: part.totalBytes ?? part.doneBytes});
      }
      return isAtWork;
    },
    parts: () => [...done.values()],
  };
}

/** How far a copy has grown; undefined where that cannot be seen, or nobody knows how far it will. */
async function growthOf({file, totalBytes}: JobDisk): Promise<Omit<Part, 'name'> | undefined> {
  if (totalBytes === undefined) return undefined;
  return stat(file).then(
    ({size}) => ({doneBytes: Math.min(size, totalBytes), totalBytes}),
    () => undefined,
  );
}

/** @throws TaskError when the job has not ended well, or nobody can say how it has */
async function judgeEnd(virsh: Virsh, uuid: string, wasAway: boolean): Promise<void> {
  const question = ['domjobinfo', '--domain', uuid, '--completed', '--keep-completed'];
  const text = await orUndefined(virsh.ask(question, limits.ask));
  const {type, operation} = parseBackupJob(text ?? '');
  if (type === 'Completed' && operation === 'Backup') return;
  const state = parseDomstate((await orUndefined(virsh.ask(['domstate', '--domain', uuid], limits.ask))) ?? '').state;
  if (state === 'shut off' || state === '') {
    throw new TaskError('The guest was switched off before its disks were copied: back it up again, as it is now.');
  }
  if (type === 'Cancelled') throw new TaskError('Somebody else has ended the backup job: back it up again.');
  if (type === 'Failed') throw new TaskError("libvirt's backup job failed.");
  const why = wasAway ? ' while libvirt was away' : '';
  throw new TaskError(`The backup job has ended${why}, and nobody can say how: back it up again.`);
}
