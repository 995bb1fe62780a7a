import type {RunResult} from '../../virsh/virsh.ts';
import {hasCompany} from './drafts.ts';
import {readDefinitionFile} from './read-definition-file.ts';

/** A text in a file that an editor had. */
export interface Page {
  readonly path: string;
  /** As it was before. */
  readonly text: string;
}

/** What an editor has left. */
export type Left =
  | {readonly kind: 'changed'; readonly text: string}
  /** The reason is that of an editor that did not end well, such as one that could not be started. */
  | {readonly kind: 'unchanged'; readonly reason?: string}
  | {readonly kind: 'emptied'}
  /** It did not end well: what it left may be half, and more may be beside it. */
  | {readonly kind: 'broken'; readonly reason: string; readonly text: string | undefined}
  | {readonly kind: 'unreadable'; readonly reason: string};

/** Looks at what an editor has left of a text. */
export async function whatEditorLeft({path, text}: Page, {error}: RunResult): Promise<Left> {
  const file = await readDefinitionFile(path);
  if ('error' in file) return {kind: 'unreadable', reason: error ? `${error.message}. ${file.error}` : file.error};
  const isUnchanged = file.text === text;
  if (error && !(isUnchanged && !(await hasCompany(path)))) {
    return {kind: 'broken', reason: sentence(error.message), text: file.text.trim() === '' ? undefined : file.text};
  }
  if (file.text.trim() === '') return {kind: 'emptied'};
  if (isUnchanged) return {kind: 'unchanged', ...(error && {reason: sentence(error.message)})};
  return {kind: 'changed', text: file.text};
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
