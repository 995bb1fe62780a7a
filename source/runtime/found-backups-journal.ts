import type {Action} from '../state/action.ts';
import {leftSentence, type Task} from './found-backups-tasks.ts';
import {isAlive} from './tasks/alive.ts';
import {journalFolder, listTasks} from './tasks/journal.ts';

/** What the journal tells of, oldest first, and whether somebody still works at it. */
export async function readTasks(env: NodeJS.ProcessEnv): Promise<readonly Task[]> {
  const entries = await listTasks(journalFolder(env));
  return entries.map((entry) => ({...entry, isAlive: isAlive(entry)}));
}

/** Says at the start what ended midway, if anything did. */
export async function tellLeft(env: NodeJS.ProcessEnv, dispatch: (action: Action) => void): Promise<void> {
  const text = leftSentence(await readTasks(env));
  if (text !== undefined) dispatch({type: 'notice', notice: {level: 'warning', text}});
}
