import {mkdir, open, readdir, readFile, rename, rm} from 'node:fs/promises';
import {homedir} from 'node:os';
import {isAbsolute, join} from 'node:path';
import {processStart} from './alive.ts';

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
  /** It is on the disk when this resolves. */
  update(news: Partial<Pick<TaskEntry, 'folder' | 'phase' | 'undo'>>): Promise<void>;
  /** The task is over, and nothing is left to be told. */
  end(): Promise<void>;
}

/** The folder of the journal: beneath XDG_STATE_HOME, which only counts when it is absolute. */
export function journalFolder({XDG_STATE_HOME: state, HOME: home}: NodeJS.ProcessEnv = process.env): string {
  const folder = state && isAbsolute(state) ? state : join(home || homedir(), '.local', 'state');
  return join(folder, 'kvmtop', 'tasks');
}

/**
 * Writes down that this process begins a task.
 * @throws when the journal cannot be written
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
  await mkdir(folder, {recursive: true, mode: 0o700});
  const path = pathOf(folder, entry.id);
  let writing = write(path, entry);
  await writing;
  return {
    get entry() {
      return entry;
    },
    update(news) {
      entry = {...entry, ...news};
      const latest = entry;
      writing = writing.catch(() => undefined).then(() => write(path, latest));
      return writing;
    },
    async end() {
      await writing.catch(() => undefined);
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

/** Forgets a task that another process has left. */
export async function forgetTask({id}: Pick<TaskEntry, 'id'>, folder: string = journalFolder()): Promise<void> {
  await rm(pathOf(folder, id), {force: true});
}

function pathOf(folder: string, id: string): string {
  return join(folder, `${id}.json`);
}

/** Whole or not at all, also when the machine stops. */
async function write(path: string, entry: TaskEntry): Promise<void> {
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(entry)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
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
