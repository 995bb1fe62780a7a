import type {Run} from '../../state/run.ts';
import {newRuns} from '../../state/runs/new-run.ts';
import type {Notice} from '../../state/state.ts';
import type {RunResult} from '../../virsh/virsh.ts';
import {systemClock} from '../clock.ts';
import type {EffectsOptions} from '../effects.ts';
import {type Editor, editorHint, editorWords} from './editor.ts';
import {type Left, type Page, whatEditorLeft} from './what-editor-left.ts';

/** What is edited, and where. */
export interface Occasion {
  readonly label: string;
  readonly uuid: string | undefined;
  readonly name: string;
  readonly path: string;
  readonly line?: number | undefined;
}

/** What is to be edited; or why it is not, as a sentence. */
export type Opened = Page | {readonly error: string};

/**
 * Gives the terminal to an editor until it ends. That it is asked for is told in the very turn of the key: what is typed
 * from then on is meant for it. What it leaves is dealt with before keys are commands again.
 * @param open makes the file
 * @param close deals with what the editor left; what it resolves to is said to the user
 */
export async function lendToEditor(
  {getState, dispatch, attach, env}: Pick<EffectsOptions, 'getState' | 'dispatch' | 'attach' | 'env'>,
  editor: Editor,
  {path, line, ...subject}: Occasion,
  open: () => Promise<Opened>,
  close: (left: Left, page: Page) => Promise<Notice | undefined>,
): Promise<void> {
  const words = editorWords(editor, env, path, line);
  const [program, ...argv] = words;
  const about = {
    ...subject,
    program,
    argv,
    operation: undefined,
    how: 'terminal',
    job: false,
    precheck: undefined,
  } as const;
  const runs = newRuns(getState(), [about]);
  dispatch({type: 'runs', runs});
  const [run] = runs;
  if (!run) return;
  const over = (news: Partial<Run>, notice: Notice | undefined) => {
    dispatch({type: 'run', id: run.id, news: {endedAt: systemClock.now(), ...news}});
    dispatch({type: 'notice', notice});
  };
  const fail = (error: string) => over({status: 'failed', error}, {level: 'error', text: error});
  try {
    const page = await open();
    if ('error' in page) return fail(page.error);
    dispatch({type: 'run', id: run.id, news: {status: 'running', startedAt: systemClock.now()}});
    let isClosed = false;
    const ended = async (result: RunResult) => {
      isClosed = true;
      const notice = await close(await whatEditorLeft(page, result), page);
      const {exitCode, error} = result;
      over({status: error ? 'failed' : 'done', exitCode, ...(error && {error: error.message})}, notice);
    };
    const result = await attach(run, {words, hint: editorHint(editor, env), ended});
    if (!isClosed) await ended(result);
  } catch (error) {
    fail(`The editor could not be used: ${error instanceof Error ? error.message : error}.`);
  }
}
