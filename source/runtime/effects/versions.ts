import type {Version} from '../../archive/version.ts';
import type {Effect} from '../../commands/command.ts';
import {whenText} from '../../commands/when-text.ts';
import {VirshError} from '../../virsh/errors.ts';
import {dropDraft, keepDraft} from '../edit/drafts.ts';
import {makeReview} from '../edit/make-review.ts';
import {createDefineElsewhere} from '../edit/schema.ts';
import type {EffectsOf, EffectsOptions} from '../effects.ts';
import {createOneByOne} from '../one-by-one.ts';
import {shownVersion} from '../versions/show-version.ts';

/** Stands for the history of all domains where that of one has its uuid. */
const everybody = '';

/** The history of definitions: what is kept is listed, read, compared, and gone back to. */
export function createVersionEffects(
  options: EffectsOptions,
): EffectsOf<'readVersions' | 'showVersion' | 'reviewVersion'> {
  const {virsh, env, versions: store, keeper, getState, dispatch} = options;
  const reviewing = {virsh, getState, defineElsewhere: createDefineElsewhere(env)};
  const showing = {virsh, store, isReadOnly: () => getState().readOnlyForGood};

  /** One after the other, so that the last answer is the newest one. */
  const list = createOneByOne(async (key) => {
    const uuid = key === everybody ? undefined : key;
    const versions = await store.list(uuid).catch((error: unknown) => ({error: wordsOf(error)}));
    dispatch({type: 'versions', uuid, versions});
  });

  async function show(effect: Extract<Effect, {type: 'showVersion'}>): Promise<void> {
    const shown = await shownVersion(showing, effect);
    const {screen: back} = getState();
    // Whoever has gone elsewhere meanwhile is not called back.
    if (back.name !== 'versions') return;
    const pager = {...shown, run: undefined, scroll: 0, search: ''};
    dispatch({type: 'screen', screen: {name: 'pager', pager, back}});
  }

  async function review(version: Version): Promise<void> {
    const text = await store.read(version);
    const path = await keepDraft(env, version.name, text);
    const title = `go back to ${version.name} of ${whenText(version.wallSeconds)}`;
    const source = store.pathOf(version);
    const made = await makeReview(reviewing, {title, path, text, uuid: version.uuid, source});
    if (getState().screen.name === 'versions') dispatch({type: 'review', review: made});
    else await dropDraft(env, path);
  }

  const orNotice = (work: Promise<void>) =>
    void work.catch((error: unknown) => dispatch({type: 'notice', notice: {level: 'error', text: wordsOf(error)}}));

  return {
    readVersions: ({uuid}) => {
      // Not every change has an event.
      if (uuid !== undefined) keeper.changed(uuid);
      list([uuid ?? everybody]);
    },
    showVersion: (effect) => orNotice(show(effect)),
    reviewVersion: ({version}) => orNotice(review(version)),
  };
}

function wordsOf(error: unknown): string {
  if (error instanceof VirshError) return error.words;
  return `The history of definitions cannot be read: ${error instanceof Error ? error.message : error}.`;
}
