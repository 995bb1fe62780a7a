import {readdir, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import type {DefinitionFile} from '../../state/review.ts';
import {identityOf} from '../../xml/identity.ts';
import {isDraft, keepDraft} from './drafts.ts';
import type {EditOptions} from './edit.ts';
import {exists, imagesOf} from './images.ts';
import {isLocalHost} from './is-local.ts';
import {makeReview} from './make-review.ts';
import {readDefinitionFile, sentenceOf} from './read-definition-file.ts';
import {typedPath} from './typed-path.ts';

/**
 * Shows what is in a file for review, or what definitions are in a folder.
 * @param isTyped whether the path was typed just now, and is not to be typed once more where it leads nowhere
 */
export async function reviewFile(options: EditOptions, typed: string, isTyped = false): Promise<void> {
  const {dispatch, getState, env} = options;
  const path = typedPath(typed);
  const fail = (text: string) => {
    const {prompt, dialog} = getState();
    const line = {text: typed, cursor: [...typed].length};
    if (isTyped && !prompt && !dialog) dispatch({type: 'prompt', prompt: {kind: 'path', purpose: 'define', ...line}});
    dispatch({type: 'notice', notice: {level: 'error', text}});
  };
  try {
    if ((await stat(path)).isDirectory()) {
      const {screen} = getState();
      dispatch({type: 'screen', screen: {name: 'files', folder: path, files: undefined, cursor: 0, back: screen}});
      return await readFolder(options, path);
    }
  } catch (error) {
    return fail(sentenceOf(path, error));
  }
  const file = await readDefinitionFile(path);
  if ('error' in file) return fail(file.error);
  try {
    const {text} = file;
    // A text that was kept from an edit is gone on with; any other file is the user's, and stays as it is.
    const draft = isDraft(env, path)
      ? {path}
      : {path: await keepDraft(env, basename(path).replace(/\.xml$/, ''), text), source: path};
    dispatch({type: 'review', review: await makeReview(options, {title: `define ${path}`, text, ...draft})});
  } catch (error) {
    fail(`The text could not be kept for review: ${error instanceof Error ? error.message : error}.`);
  }
}

/** Definitions that are read of one folder, at most. */
const most = 2000;

/** Reads the definitions in the files of a folder. */
export async function readFolder({virsh, dispatch, getState}: EditOptions, folder: string): Promise<void> {
  const isLocal = await isLocalHost(virsh, getState());
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.xml')).toSorted();
    const files: DefinitionFile[] = [];
    for (const name of names.slice(0, most)) files.push(await definitionFile(join(folder, name), isLocal));
    dispatch({type: 'files', folder, files, beyond: names.length - files.length});
  } catch (error) {
    dispatch({type: 'files', folder, files: {error: sentenceOf(folder, error)}});
  }
}

/** @param isLocal whether the images would be on this machine */
async function definitionFile(path: string, isLocal: boolean): Promise<DefinitionFile> {
  const none = {path, name: basename(path), uuid: undefined, images: []};
  const file = await readDefinitionFile(path);
  if ('error' in file) return {...none, fault: file.error};
  const identity = identityOf(file.text);
  if ('fault' in identity) {
    const {text, line} = identity.fault;
    return {...none, fault: line === undefined ? text : `Line ${line}: ${text}`};
  }
  const images = await Promise.all(
    imagesOf(file.text).map(async (image) => ({path: image, exists: isLocal ? await exists(image) : undefined})),
  );
  return {path, name: identity.name, uuid: identity.uuid, fault: undefined, images};
}
