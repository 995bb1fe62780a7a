import {readdir, readFile, writeFile} from 'node:fs/promises';
import {labsHome, type Paths, pathsOf} from './paths.ts';
import {identify, isAlive, type ProcessId} from './processes.ts';

/** What is on disk about a lab. */
export interface LabRecord {
  /** Who takes the lab down again; undefined when it stays until somebody says so. */
  readonly owner?: ProcessId;
}

/** @param kept whether the lab outlives this process */
export async function writeRecord(paths: Paths, kept: boolean): Promise<void> {
  const record: LabRecord = kept ? {} : {owner: identify(process.pid)};
  await writeFile(paths.record, JSON.stringify(record));
}

/** The names of the labs that there are. */
export async function labNames(): Promise<string[]> {
  const entries = await readdir(labsHome, {withFileTypes: true}).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The names of labs whose owner has ended without taking them down. */
export async function abandonedLabs(): Promise<string[]> {
  const names = await labNames();
  const owners = await Promise.all(names.map((name) => readOwner(pathsOf(name))));
  return names.filter((_, index) => {
    const owner = owners[index];
    return owner !== undefined && !isAlive(owner);
  });
}

async function readOwner(paths: Paths): Promise<ProcessId | undefined> {
  const text = await readFile(paths.record, 'utf8').catch(() => '{}');
  return (JSON.parse(text) as LabRecord).owner;
}
