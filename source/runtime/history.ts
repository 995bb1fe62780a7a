import {mkdir, open, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Action} from '../state/action.ts';
import {bounds} from '../state/bounds.ts';
import {isMissing} from './error-code.ts';
import {stateFolder} from './state-folder.ts';

/** The typed commands that one session leaves to the next. */
export interface History {
  /** Gives those of earlier sessions to the state. */
  read(): Promise<void>;
  remember(line: string): void;
}

/** The file, one line a command. */
export function historyPath(env: NodeJS.ProcessEnv): string {
  return join(stateFolder(env), 'virsh-history');
}

/** Makes the history of a file that only its owner can read; the first failure is told, and nothing depends on it. */
export function createHistory(path: string, dispatch: (action: Action) => void): History {
  let writing: Promise<void> = Promise.resolve();
  let hasFailed = false;

  function tell(error: unknown): void {
    if (hasFailed) return;
    hasFailed = true;
    const reason = error instanceof Error ? error.message : String(error);
    const text = `Typed commands are not kept for the next session: ${reason}.`;
    dispatch({type: 'notice', notice: {level: 'warning', text}});
  }

  return {
    async read() {
      try {
        const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
        const last = lines.slice(-bounds.history);
        if (last.length > 0) dispatch({type: 'history', lines: last});
        if (lines.length > 2 * bounds.history) await replace(path, last);
      } catch (error) {
        if (!isMissing(error)) tell(error);
      }
    },
    remember(line) {
      writing = writing.then(() => append(path, line)).catch(tell);
    },
  };
}

async function append(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true, mode: 0o700});
  const file = await open(path, 'a', 0o600);
  try {
    await file.chmod(0o600);
    await file.write(`${line.replaceAll(/[\r\n]+/g, ' ')}\n`);
  } finally {
    await file.close();
  }
}

/** At once, so that a crash leaves the old lines or the new ones. */
async function replace(path: string, lines: readonly string[]): Promise<void> {
  const fresh = `${path}.${process.pid}`;
  await writeFile(fresh, `${lines.join('\n')}\n`, {mode: 0o600});
  await rename(fresh, path);
}
