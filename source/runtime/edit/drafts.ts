import {randomUUID} from 'node:crypto';
import {readdir, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {writePrivateFile} from '../private-file.ts';
import {stateFolder} from '../state-folder.ts';

type Env = NodeJS.ProcessEnv;

/** The folder of the texts that were not defined yet: beneath the state folder, so that they outlive a crash of the host. */
export function draftsFolder(env: Env): string {
  return join(stateFolder(env), 'edits');
}

/** The path for a text about a domain of that name: in a folder of its own, as editors leave copies beside what they edit. */
export function draftPath(env: Env, name: string): string {
  const fileName = safeName(name);
  return join(draftsFolder(env), `${fileName}-${randomUUID().slice(0, 8)}`, `${fileName}.xml`);
}

/**
 * Puts a text into a file that only its owner can read.
 * @returns the path of the file
 * @throws Error of node:fs
 */
export async function keepDraft(env: Env, name: string, text: string): Promise<string> {
  const path = draftPath(env, name);
  await writePrivateFile(path, text);
  return path;
}

/** Removes a text with what an editor has left beside it; nothing that `keepDraft` has not made. */
export async function dropDraft(env: Env, path: string): Promise<void> {
  if (isDraft(env, path)) await rm(dirname(path), {recursive: true, force: true});
}

/** Whether a path is that of a text which `keepDraft` has made. */
export function isDraft(env: Env, path: string): boolean {
  return dirname(dirname(path)) === draftsFolder(env);
}

/** The texts about a domain of that name that earlier edits have left, besides this one; the last that was written first. */
export async function earlierDrafts(env: Env, name: string, path: string): Promise<readonly string[]> {
  const folders = await readdir(draftsFolder(env)).catch(() => []);
  const [start, own] = [`${safeName(name)}-`, basename(dirname(path))];
  const paths = folders
    .filter((folder) => folder.startsWith(start) && idPattern.test(folder.slice(start.length)) && folder !== own)
    .map((folder) => join(draftsFolder(env), folder, `${safeName(name)}.xml`));
  const dated = await Promise.all(
    paths.map(async (each) => ({path: each, writtenMs: (await stat(each).catch(() => undefined))?.mtimeMs})),
  );
  return dated
    .filter(({writtenMs}) => writtenMs !== undefined)
    .toSorted((a, b) => (b.writtenMs ?? 0) - (a.writtenMs ?? 0))
    .map((draft) => draft.path);
}

/** What `draftPath` puts behind a name. */
const idPattern = /^[0-9a-f]{8}$/;

/** How the names of the files begin that kvmtop itself puts beside a text. */
export const companion = 'kvmtop-';

/** Whether an editor has left anything beside the text, such as what it had not saved yet. */
export async function hasCompany(path: string): Promise<boolean> {
  return (await readdir(dirname(path))).some((name) => name !== basename(path) && !name.startsWith(companion));
}

const longest = 60;

/** The name of a domain as that of a file: no folder, no option, nothing that is not seen. */
function safeName(name: string): string {
  const safe = name.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^[.-]+/, '_');
  return Array.from(safe).slice(0, longest).join('') || 'domain';
}
