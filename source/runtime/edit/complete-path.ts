import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {agreedPath} from '../../commands/prompts/path-completion.ts';
import type {EffectsOptions} from '../effects.ts';
import {typedPath} from './typed-path.ts';

/** Finds the names that the last one of a typed path could become, and puts in what they have in common. */
export async function completePath({getState, dispatch}: EffectsOptions, text: string, cursor: number): Promise<void> {
  const before = [...text].slice(0, cursor).join('');
  const slash = before.lastIndexOf('/') + 1;
  const completions = await namesIn(before.slice(0, slash), before.slice(slash));
  dispatch({type: 'completions', text, completions});
  if (getState().prompt?.text !== text) return;
  for (const outcome of agreedPath(getState())) if ('action' in outcome) dispatch(outcome.action);
}

/** Names in a folder that begin so, those of folders with a slash; hidden ones only where a dot was typed. */
async function namesIn(folder: string, start: string): Promise<readonly string[]> {
  if (start === '~' && folder === '') return ['~/'];
  const path = typedPath(folder === '' ? '.' : folder);
  const names = await readdir(path).catch(() => []);
  const fitting = names.filter((name) => name.startsWith(start) && (start.startsWith('.') || !name.startsWith('.')));
  const found = await Promise.all(
    fitting.map(async (name) => `${name}${(await isFolder(join(path, name))) ? '/' : ''}`),
  );
  return found.toSorted();
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
