import type {Version} from '../../archive/version.ts';
import {comparisonText} from '../../archive/version-compare.ts';
import {withoutSecrets} from '../../archive/version-mask.ts';
import type {Effect} from '../../commands/command.ts';
import {definitionText, inactiveXml} from '../../commands/define-subject.ts';
import {whenText} from '../../commands/when-text.ts';
import type {Pager} from '../../state/state.ts';
import {VirshError} from '../../virsh/errors.ts';
import {keepDraft} from '../edit/drafts.ts';
import {makeReview} from '../edit/make-review.ts';
import {createDefineElsewhere} from '../edit/schema.ts';
import type {EffectsOf, EffectsOptions} from '../effects.ts';

type Show = Extract<Effect, {type: 'showVersion'}>;

/** A definition to compare, and what it is called. */
interface Side {
  readonly name: string;
  readonly when: string;
  readonly text: string;
  readonly wallSeconds: number;
}

/** How long a question may take, in milliseconds. */
const limitMs = 5000;

/** The history of definitions: what is kept is listed, read, compared, and gone back to. */
export function createVersionEffects(
  options: EffectsOptions,
): EffectsOf<'readVersions' | 'showVersion' | 'reviewVersion'> {
  const {virsh, env, versions: store, keeper, getState, dispatch} = options;

  const means = {virsh, getState, defineElsewhere: createDefineElsewhere(env)};

  async function list(uuid: string | undefined): Promise<void> {
    const versions = await store.list(uuid).catch((error: unknown) => ({error: wordsOf(error)}));
    dispatch({type: 'versions', uuid, versions});
  }

  async function sideOf(version: Version): Promise<Side> {
    const {name, wallSeconds} = version;
    return {name, when: whenText(wallSeconds), text: await store.read(version), wallSeconds};
  }

  /** To a read-only connection libvirt tells no passwords. */
  async function nowOf({uuid, name}: Version): Promise<Side> {
    const argv = inactiveXml(uuid).filter((word) => !getState().readOnlyForGood || word !== '--security-info');
    const text = definitionText(await virsh.ask(argv, limitMs));
    return {name, when: 'now', text, wallSeconds: Number.POSITIVE_INFINITY};
  }

  async function show({version, against}: Show): Promise<void> {
    const {screen} = getState();
    const mine = await sideOf(version);
    const other = against && (await (against === 'now' ? nowOf(version) : sideOf(against)));
    const pager = other
      ? compared(mine, other)
      : {title: `${mine.name}, ${mine.when}`, text: withoutSecrets(mine.text)};
    // Whoever has gone elsewhere meanwhile is not called back.
    if (getState().screen !== screen) return;
    dispatch({
      type: 'screen',
      screen: {name: 'pager', pager: {...pager, run: undefined, scroll: 0, search: ''}, back: screen},
    });
  }

  async function review(version: Version): Promise<void> {
    const {screen} = getState();
    const text = await store.read(version);
    const path = await keepDraft(env, version.name, text);
    const title = `go back to the definition of ${whenText(version.wallSeconds)}`;
    const source = store.pathOf(version);
    const made = await makeReview(means, {title, path, text, uuid: version.uuid, source});
    if (getState().screen === screen) dispatch({type: 'review', review: made});
  }

  const orNotice = (work: Promise<void>) =>
    void work.catch((error: unknown) => dispatch({type: 'notice', notice: {level: 'error', text: wordsOf(error)}}));

  return {
    readVersions: ({uuid}) => {
      if (uuid !== undefined) keeper.changed(uuid);
      void list(uuid);
    },
    showVersion: (effect) => orNotice(show(effect)),
    reviewVersion: ({version}) => orNotice(review(version)),
  };
}

/** From the older to the newer one, whichever was asked for first. */
function compared(one: Side, other: Side): Pick<Pager, 'title' | 'text' | 'isComparison'> {
  const [before, after] = one.wallSeconds <= other.wallSeconds ? [one, other] : [other, one];
  const title =
    before.name === after.name
      ? `${before.name}, from ${before.when} to ${after.when}`
      : `from ${before.name}, ${before.when} to ${after.name}, ${after.when}`;
  return {title, text: comparisonText(before.text, after.text), isComparison: true};
}

function wordsOf(error: unknown): string {
  if (error instanceof VirshError) return [error.message, error.advice].filter(Boolean).join('. ');
  return `The history of definitions cannot be read: ${error instanceof Error ? error.message : error}.`;
}
