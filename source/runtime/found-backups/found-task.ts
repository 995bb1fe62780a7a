import {basename} from 'node:path';
import type {FoundBackup} from '../../archive/found-backup.ts';
import type {Progress} from '../../archive/progress.ts';
import type {TaskEntry} from '../tasks/journal.ts';
import {secondsOf} from './seconds.ts';

/** An entry of the journal, whether somebody still works at it, and how far it was told to be. */
export type Task = TaskEntry & {readonly isAlive: boolean; readonly progress: Progress | undefined};

const words = {
  backup: {noun: 'backup', left: 'what there is of it is no backup'},
  restore: {noun: 'restore', left: 'what was there before may not be in its place'},
} as const;

/** The phase of a backup in which its guest is frozen. */
const freezing = 'freezing';

/** What the journal tells of a task, as a line among the backups. */
export function foundTask({task, domain, folder, startedAt, phase, isAlive, pid, progress}: Task): FoundBackup {
  const {noun, left} = words[task];
  const state = phase === freezing ? 'its guest may be frozen' : left;
  return {
    folder,
    task,
    name: domain.name,
    uuid: domain.uuid,
    status: isAlive ? 'running' : 'unfinished',
    wallSeconds: secondsOf(startedAt),
    consistency: undefined,
    bytes: undefined,
    ...(isAlive && {work: {pid, progress}}),
    reason: isAlive
      ? `Process ${pid} makes the ${noun}, and is at: ${phase}.`
      : `The ${noun} of ${domain.name} ended midway while ${phase}; ${state}. kvmtop recover puts it right.`,
  };
}

/** What is to be said at the start of tasks that nobody works at any more, as a sentence. */
export function leftSentence(tasks: readonly Task[]): string | undefined {
  const left = tasks.filter(({isAlive}) => !isAlive);
  // A guest that may be frozen cannot wait.
  const first = left.find(({phase}) => phase === freezing) ?? left[0];
  if (!first) return undefined;
  const {task, domain, folder, startedAt, phase} = first;
  const place = task === 'backup' ? `to ${basename(folder).replace(/\.partial$/, '')}` : `from ${basename(folder)}`;
  const more = left.length > 1 ? `, and ${left.length - 1} more` : '';
  const danger = phase === freezing ? `; ${domain.name} may be frozen` : '';
  return `A ${task} of ${domain.name} ${place} was left unfinished at ${timeOf(startedAt)}${more}${danger}: press B.`;
}

/** The local time, with its day where that is not today. */
function timeOf(time: string): string {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 'an unknown time';
  const [day = '', clock = ''] = date.toLocaleString('sv-SE').split(' ');
  const today = new Date().toLocaleDateString('sv-SE');
  return day === today ? clock.slice(0, 5) : `${day} ${clock.slice(0, 5)}`;
}
