import type {Action} from '../../state/action.ts';
import {isAlive} from '../tasks/alive.ts';
import {journalFolder, listTasks, progressOf} from '../tasks/journal.ts';
import {leftSentence, type Task} from './found-task.ts';

/** What the journal tells of, oldest first, whether somebody still works at it, and how far that is. */
export async function readTasks(env: NodeJS.ProcessEnv): Promise<readonly Task[]> {
  const folder = journalFolder(env);
  const entries = await listTasks(folder);
  return Promise.all(
    entries.map(async (entry) => ({...entry, isAlive: isAlive(entry), progress: await progressOf(entry, folder)})),
  );
}

/** Says at the start what ended midway, if anything did. */
export async function tellLeft(env: NodeJS.ProcessEnv, dispatch: (action: Action) => void): Promise<void> {
  const text = leftSentence(await readTasks(env));
  if (text !== undefined) dispatch({type: 'notice', notice: {level: 'warning', text}});
}
