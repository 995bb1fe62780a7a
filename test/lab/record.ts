import {readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {labsHome, type Paths, pathsOf} from './paths.ts';
import {identify, isAlive, type ProcessId, processesOf} from './processes.ts';

/** What is on disk about a lab. */
interface LabRecord {
  /** Who takes the lab down again; undefined when it stays until somebody says so. */
  readonly owner?: ProcessId;
}

/** Makes this process the one that takes the lab down. */
export async function own(paths: Paths): Promise<void> {
  await write(paths, {owner: identify(process.pid)});
}

/** Lets the lab outlive this process. */
export async function disown(paths: Paths): Promise<void> {
  await write(paths, {});
}

async function write(paths: Paths, record: LabRecord): Promise<void> {
  await writeFile(paths.record, JSON.stringify(record));
}

/** The names of the labs that there are, abandoned ones included. */
export async function labNames(): Promise<string[]> {
  const entries = await readdir(labsHome, {withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Whether nobody will take down what the lab has left: its owner has ended, or nothing of it runs any more. */
export async function isAbandoned(name: string): Promise<boolean> {
  const paths = pathsOf(name);
  const text = await readFile(paths.record, 'utf8').catch(() => '');
  if (text === '') return isOld(paths);
  const {owner} = JSON.parse(text) as LabRecord;
  return owner === undefined ? (await processesOf(paths)).length === 0 : !isAlive(owner);
}

/** A lab without a record is just being made, unless its folder is older than that can take. */
async function isOld(paths: Paths): Promise<boolean> {
  const {mtimeMs} = await stat(paths.home).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
  return Date.now() - mtimeMs > 60_000;
}
