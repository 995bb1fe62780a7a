import {createHash} from 'node:crypto';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {Version} from '../../archive/version.ts';
import {isUuid, parseUndefinedMark, undefinedMark, versionId} from '../../archive/version-id.ts';
import {surplusAmong, timeAfter, versionsAmong} from '../../archive/version-order.ts';
import {writePrivateFile} from '../private-file.ts';
import {stateFolder} from '../state-folder.ts';
import {filesIn, readPlainFile} from './files.ts';
import {createListVersions, type ListVersions} from './list-versions.ts';

/** The definitions that are kept, in a folder for each domain; all of it throws errors of node:fs. */
export interface VersionStore {
  readonly folder: string;
  /**
   * Keeps a definition, if it is another one than the newest of its domain, which is defined then.
   * @returns whether the history is another one by that
   */
  keep(uuid: string, text: string): Promise<boolean>;
  /** Remembers that the domain was undefined just now, if any definition of it is kept. */
  markUndefined(uuid: string): Promise<void>;
  /** The versions of one domain, or of all, newest first. What is no version is left out. */
  readonly list: ListVersions;
  /** The text of a version. */
  read(version: Pick<Version, 'uuid' | 'id'>): Promise<string>;
  /** Resolves when all is written that was begun. */
  settled(): Promise<void>;
  /** The file of a version. */
  pathOf(version: Pick<Version, 'uuid' | 'id'>): string;
}

export interface VersionStoreOptions {
  readonly folder: string;
  /** How many versions of a domain are kept, beside those that are never pruned. */
  readonly most: number;
  readonly wallSeconds: () => number;
}

/** Where the versions are kept. */
export function versionsFolder(env: NodeJS.ProcessEnv): string {
  return join(stateFolder(env), 'definitions');
}

/** Makes the store of a folder, which is made with the first version. */
export function createVersionStore({folder, most, wallSeconds}: VersionStoreOptions): VersionStore {
  let turn: Promise<unknown> = Promise.resolve();
  /** One after the other, so that what two see of a domain at once is kept once. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  const pathOf: VersionStore['pathOf'] = ({uuid, id}) => join(folderOf(folder, uuid), id);

  async function keep(uuid: string, text: string): Promise<boolean> {
    const path = folderOf(folder, uuid);
    const names = await filesIn(path);
    const newest = versionsAmong(names).at(-1);
    const isNew = newest === undefined || (await readPlainFile(join(path, newest))) !== text;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const id = versionId(timeAfter(newest, wallSeconds()), sha256);
    if (isNew) await writePrivateFile(join(path, id), text);
    const marks = names.filter((name) => parseUndefinedMark(name) !== undefined);
    for (const name of [...marks, ...surplusAmong(isNew ? [...names, id] : names, most)])
      await rm(join(path, name), {force: true});
    return isNew || marks.length > 0;
  }

  async function markUndefined(uuid: string): Promise<void> {
    const path = folderOf(folder, uuid);
    const names = await filesIn(path);
    const isMarked = names.some((name) => parseUndefinedMark(name) !== undefined);
    if (isMarked || versionsAmong(names).length === 0) return;
    await writePrivateFile(join(path, undefinedMark(wallSeconds())), '');
  }

  return {
    folder,
    keep: (uuid, text) => inTurn(() => keep(uuid, text)),
    markUndefined: (uuid) => inTurn(() => markUndefined(uuid)),
    list: createListVersions(folder),
    read: async (version) => readPlainFile(pathOf(version)),
    settled: async () => void (await turn),
    pathOf,
  };
}

/** @throws for what is no UUID, which could lead anywhere */
function folderOf(folder: string, uuid: string): string {
  if (!isUuid(uuid)) throw new Error(`${JSON.stringify(uuid)} is no UUID`);
  return join(folder, uuid);
}
