import {createHash} from 'node:crypto';
import {join} from 'node:path';
import type {Version} from '../../archive/version.ts';
import {changedLines, nameIn} from '../../archive/version-facts.ts';
import {isUuid, parseUndefinedMark, parseVersionId} from '../../archive/version-id.ts';
import {versionsAmong} from '../../archive/version-order.ts';
import {errorCode, isMissing} from '../error-code.ts';
import {filesIn, foldersIn, readPlainFile} from './files.ts';

/** Tells of the versions of one domain, or of all, newest first. */
export type ListVersions = (uuid: string | undefined) => Promise<readonly Version[]>;

/** What its file says of a version. */
type Found = Pick<Version, 'name' | 'bytes' | 'sha256'> & {readonly text: string};

/**
 * Makes the listing of what is kept in a folder. A version never changes, so that each is read once; a file whose text is
 * not the one that its name tells of is none.
 */
export function createListVersions(folder: string): ListVersions {
  const known = new Map<string, Version>();

  async function read(uuid: string, id: string): Promise<Found | undefined> {
    const text = await readPlainFile(join(folder, uuid, id)).catch(unlessMissing);
    if (text === undefined) return undefined;
    const sha256 = createHash('sha256').update(text).digest('hex');
    const name = nameIn(text);
    if (name === undefined || parseVersionId(id)?.digest !== sha256.slice(0, 12)) return undefined;
    return {text, name, sha256, bytes: Buffer.byteLength(text)};
  }

  async function tell(uuid: string, id: string, before: string | undefined): Promise<readonly Version[]> {
    const key = `${uuid}/${before}/${id}`;
    const told = known.get(key);
    if (told) return [told];
    const found = await read(uuid, id);
    if (!found) return [];
    const earlier = before === undefined ? undefined : await read(uuid, before);
    const {text, ...facts} = found;
    const changed = earlier && changedLines(earlier.text, text);
    const version = {id, uuid, ...facts, wallSeconds: parseVersionId(id)?.wallSeconds ?? 0, changed};
    known.set(key, version);
    return [version];
  }

  async function ofOne(uuid: string): Promise<readonly Version[]> {
    const names = await filesIn(join(folder, uuid));
    const ids = versionsAmong(names);
    const versions: Version[] = [];
    for (const [index, id] of ids.entries()) versions.push(...(await tell(uuid, id, ids[index - 1])));
    const newest = versions.pop();
    const undefinedAt = names.flatMap((name) => parseUndefinedMark(name) ?? []).sort()[0];
    return newest ? [...versions, {...newest, newest: true, undefinedAt}] : [];
  }

  return async (uuid) => {
    const uuids = (await foldersIn(folder)).filter((name) => isUuid(name) && (uuid === undefined || name === uuid));
    const versions: Version[] = [];
    for (const each of uuids) versions.push(...(await ofOne(each)));
    return versions.toSorted((a, b) => happenedAt(b) - happenedAt(a));
  };
}

/** When a version was first seen, or the domain was seen to be without it. */
function happenedAt({wallSeconds, undefinedAt}: Version): number {
  return undefinedAt ?? wallSeconds;
}

function unlessMissing(error: unknown): undefined {
  // Pruned by another program since the folder was read, or a link.
  if (isMissing(error) || errorCode(error) === 'ELOOP') return undefined;
  throw error;
}
