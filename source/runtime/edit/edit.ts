import {definitionText} from '../../commands/define-subject.ts';
import {transientReason} from '../../commands/table/definitions.ts';
import {counted} from '../../model/words.ts';
import type {Review} from '../../state/review.ts';
import type {Notice} from '../../state/state.ts';
import {nvramOf} from '../../xml/named-files.ts';
import {withIdentity} from '../../xml/renew.ts';
import type {EffectsOptions} from '../effects.ts';
import {writePrivateFile} from '../private-file.ts';
import {draftPath, dropDraft, earlierDrafts} from './drafts.ts';
import {findEditor} from './editor.ts';
import {leftNotice} from './left-notice.ts';
import {lendToEditor, type Opened} from './lend-to-editor.ts';
import {type Draft, makeReview, type ReviewMeans, readInactive} from './make-review.ts';
import type {Left, Page} from './what-editor-left.ts';

export type EditOptions = EffectsOptions & ReviewMeans;

/** Opens the inactive definition of a domain in an editor: to change it, or to make a new domain of it. */
export async function editDefinition(options: EditOptions, uuid: string, as: 'change' | 'new'): Promise<void> {
  const {env, virsh, dispatch, getState} = options;
  const editor = findEditor(env);
  if ('error' in editor) return dispatch({type: 'notice', notice: {level: 'error', text: editor.error}});
  const name = getState().world.domains.get(uuid)?.name ?? uuid;
  const path = draftPath(env, name);
  const isNew = as === 'new';
  let was: string | undefined;

  async function open(): Promise<Opened> {
    if (!isNew && (await isTransient(options, uuid))) return {error: transientReason(name)};
    const definition = await readInactive(virsh, uuid);
    if (definition.error !== undefined) return {error: definition.error};
    was = isNew ? undefined : definition.text;
    const text = isNew ? newDomainText(options, definition.text, name) : definition.text;
    await writePrivateFile(path, text);
    return {path, text};
  }

  async function close(left: Left, page: Page): Promise<Notice | undefined> {
    const title = isNew ? `new domain from ${name}` : `edit ${name}`;
    const draft: Draft = {title, path, text: page.text, ...(!isNew && {uuid, was})};
    if (left.kind === 'changed')
      return reviewed(options, {...draft, text: left.text}, await earlierDrafts(env, name, path));
    // What was made of another domain's text may be wanted as it is; nobody has typed anything that could be lost.
    if (isNew && left.kind === 'unchanged' && left.reason === undefined)
      return reviewed(options, {...draft, source: `the definition of ${name}`});
    if (left.kind === 'unchanged' || left.kind === 'emptied') await dropDraft(env, path);
    return leftNotice(left, `Your text is kept: ${path}.`);
  }

  const subject = {label: isNew ? 'new from' : 'edit', uuid, name, path};
  await lendToEditor(options, editor, subject, open, close);
}

/** Opens the text that is under review in the editor again, at its fault. */
export async function editAgain(options: EditOptions): Promise<void> {
  const {env, dispatch, getState} = options;
  const {screen} = getState();
  if (screen.name !== 'review') return;
  const {review} = screen;
  const {path, uuid, name, fault} = review;
  const editor = findEditor(env);
  if ('error' in editor) return dispatch({type: 'notice', notice: {level: 'error', text: editor.error}});

  async function close(left: Left, {text: before}: Page): Promise<Notice | undefined> {
    const text = 'text' in left ? left.text : left.kind === 'unchanged' ? before : undefined;
    // Without a text, the one that was there is put back.
    if (text === undefined) await writePrivateFile(path, before);
    const isSame = text === undefined || text === before;
    await reviewed(options, draftOf(review, text ?? before, isSame ? review.source : undefined));
    if (left.kind === 'changed') return undefined;
    const notice = leftNotice(left, 'This is what it left.');
    return isSame ? {...notice, text: `The text is as it was before. ${notice.text}`} : notice;
  }

  const line = fault?.line;
  const open = async () => ({path, text: review.after});
  await lendToEditor(options, editor, {label: 'edit', uuid, name, path, line}, open, close);
}

/** The draft that a review is of, with another text. */
export function draftOf({title, path, uuid, before, earlier}: Review, text: string, source: string | undefined): Draft {
  return {title, path, text, source, uuid, was: earlier ?? before};
}

/** @param earlier texts of other edits that were never defined, and are easily forgotten */
async function reviewed(options: EditOptions, draft: Draft, earlier: readonly string[] = []): Promise<undefined> {
  const review = await makeReview(options, draft);
  const [latest, ...others] = earlier;
  const more = others.length > 0 ? `, and ${counted(others.length, 'text')} from before that` : '';
  const text = `Kept from before, and never defined: ${latest}${more}. D looks at such a file.`;
  const notes = earlier.length > 0 ? [...review.notes, {level: 'info', text} as const] : review.notes;
  options.dispatch({type: 'review', review: {...review, notes}});
}

async function isTransient({virsh}: EditOptions, uuid: string): Promise<boolean> {
  const {stdout} = await virsh.run(['dominfo', '--domain', uuid]);
  return /^Persistent: +no$/m.test(stdout);
}

/** The text of another domain for a new one: a name that is free, and what must be its own left to libvirt. */
function newDomainText({getState}: EditOptions, text: string, name: string): string {
  const names = new Set(Array.from(getState().world.domains.values(), (domain) => domain.name));
  let free = `${name}-copy`;
  for (let count = 2; names.has(free); count += 1) free = `${name}-copy${count}`;
  const nvram = nvramOf(text) === undefined ? {} : ({nvram: 'new'} as const);
  return withIdentity(definitionText(text), {name: free, uuid: 'new', macs: 'new', generation: 'new', ...nvram});
}
