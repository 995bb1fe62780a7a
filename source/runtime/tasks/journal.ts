import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Progress} from '../../archive/progress.ts';
import {writePrivateFile} from '../private-file.ts';
import {stateFolder} from '../state-folder.ts';
import {processStart} from './alive.ts';
import {createProgressFile, readProgress} from './progress-file.ts';
import {sentenceOf, TaskError} from './task-error.ts';

/** One step that must be taken back if the task does not come to its end; what it holds is the task's own. */
export type UndoStep = Readonly<Record<string, string | number | boolean | null>>;

/** A backup or a restore that is under way, or has ended midway. */
export interface TaskEntry {
  readonly id: string;
  readonly task: 'backup' | 'restore';
  readonly domain: {readonly name: string; readonly uuid: string};
  /** The folder of the backup; of a backup that is being made, the one that still ends in `.partial`. */
  readonly folder: string;
  /** undefined leaves the choice to virsh. */
  readonly uri: string | undefined;
  /** Who works at it. */
  readonly pid: number;
  /** Tells the process from a later one with its pid. */
  readonly pidStart: string | undefined;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  /** What it is at, in a word or two. */
  readonly phase: string;
  /** In the order in which they were taken. */
  readonly undo: readonly UndoStep[];
}

/** What a task says of itself while it is under way. */
export interface TaskRecord {
  readonly entry: TaskEntry;
  /** For who looks on, until it is told again; nothing depends on it. */
  tell(progress: Progress): void;
  /** It is on the disk when this resolves. */
  update(news: Partial<Pick<TaskEntry, 'folder' | 'phase' | 'undo'>>): Promise<void>;
  /** The task is over, and nothing is left to be told. */
  end(): Promise<void>;
}

/** The folder of the journal. */
export function journalFolder(env: NodeJS.ProcessEnv = process.env): string {
  return join(stateFolder(env), 'tasks');
}

/**
 * Writes down that this process begins a task.
 * @throws TaskError when the journal cannot be written
 */
export async function beginTask(
  begun: Pick<TaskEntry, 'task' | 'domain' | 'folder' | 'uri'> & Partial<Pick<TaskEntry, 'phase' | 'undo'>>,
  folder: string = journalFolder(),
): Promise<TaskRecord> {
  let entry: TaskEntry = {
    phase: 'beginning',
    undo: [],
    ...begun,
    id: crypto.randomUUID(),
    pid: process.pid,
    pidStart: processStart(process.pid),
    startedAt: new Date().toISOString(),
  };
  const path = pathOf(folder, entry.id);
  const progress = createProgressFile(progressPath(folder, entry.id));
  const write = () => writePrivateFile(path, `${JSON.stringify(entry)}\n`);
  let writing = write();
  await writing.catch((error: unknown) => {
    throw new TaskError(
      `Nothing is begun without a journal of it, and that cannot be kept: ${sentenceOf(error)} Name another place in XDG_STATE_HOME.`,
    );
  });
  return {
    get entry() {
      return entry;
    },
    update(news) {
      entry = {...entry, ...news};
      writing = writing.catch(() => undefined).then(write);
      return writing;
    },
    tell: progress.write,
    async end() {
      await writing.catch(() => undefined);
      await progress.remove();
      await rm(path, {force: true});
    },
  };
}

/** The tasks that are under way or have ended midway, oldest first; files that are no entries are passed over. */
export async function listTasks(folder: string = journalFolder()): Promise<readonly TaskEntry[]> {
  const names = await readdir(folder).catch(() => []);
  const entries = await Promise.all(
    names.filter((name) => name.endsWith('.json')).map((name) => readEntry(join(folder, name))),
  );
  return entries
    .filter((entry) => entry !== undefined)
    .sort((a, b) => (a.startedAt < b.startedAt ? -1 : Number(a.startedAt > b.startedAt)));
}

/** Forgets a task that another process has left, with what that was writing when it was killed. */
export async function forgetTask({id}: Pick<TaskEntry, 'id'>, folder: string = journalFolder()): Promise<void> {
  const [entry, progress] = [pathOf(folder, id), progressPath(folder, id)];
  const all = (await readdir(folder)).map((name) => join(folder, name));
  for (const path of all.filter((each) => each.startsWith(`${entry}.`) || each.startsWith(progress))) {
    await rm(path, {force: true});
  }
  await rm(entry, {force: true});
}

/** How far a task has last said to be; undefined where it has not said so yet. */
export function progressOf(
  {id}: Pick<TaskEntry, 'id'>,
  folder: string = journalFolder(),
): Promise<Progress | undefined> {
  return readProgress(progressPath(folder, id));
}

function progressPath(folder: string, id: string): string {
  return join(folder, `${id}.progress`);
}

function pathOf(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

async function readEntry(path: string): Promise<TaskEntry | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isEntry(value) ? {...value, uri: value.uri ?? undefined} : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is TaskEntry {
  if (typeof value !== 'object' || value === null) return false;
  const {id, task, domain, folder, pid, startedAt, phase, undo} = value as Partial<TaskEntry>;
  return (
    [id, folder, startedAt, phase, domain?.name, domain?.uuid].every((text) => typeof text === 'string') &&
    (task === 'backup' || task === 'restore') &&
    typeof pid === 'number' &&
    Array.isArray(undo)
  );
}
