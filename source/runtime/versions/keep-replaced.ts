import {definitionText} from '../../commands/define-subject.ts';
import {TaskError} from '../tasks/task-error.ts';
import {keepFault} from './keep-fault.ts';
import {createVersionStore, versionsFolder} from './store.ts';

/**
 * Keeps a definition that is about to be replaced, for a process without a screen. How many are kept is for the screen to
 * know: this one removes none.
 * @param text as virsh prints it
 * @throws TaskError when it cannot be kept
 */
export async function keepReplaced(uuid: string, text: string, env: NodeJS.ProcessEnv): Promise<void> {
  const folder = versionsFolder(env);
  const store = createVersionStore({folder, most: Number.POSITIVE_INFINITY, wallSeconds: () => Date.now() / 1000});
  try {
    await store.keep(uuid, definitionText(text));
  } catch (error) {
    throw new TaskError(keepFault(folder, error));
  }
}
