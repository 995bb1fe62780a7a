import type {Version} from '../../archive/version.ts';
import {comparisonText} from '../../archive/version-compare.ts';
import {lackingSecrets, withoutSecrets} from '../../archive/version-mask.ts';
import type {Effect} from '../../commands/command.ts';
import {definitionText, inactiveXml} from '../../commands/define-subject.ts';
import {whenText} from '../../commands/when-text.ts';
import type {Pager} from '../../state/state.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import type {VersionStore} from './store.ts';

type Shown = Pick<Pager, 'title' | 'text' | 'isComparison'>;
type Show = Pick<Extract<Effect, {type: 'showVersion'}>, 'version' | 'against'>;

export interface ShowMeans {
  readonly virsh: Pick<Virsh, 'ask'>;
  readonly store: VersionStore;
  /** Whether the connection is a read-only one. */
  readonly isReadOnly: () => boolean;
}

/** A definition to compare, and what it is called. */
interface Side {
  readonly name: string;
  readonly when: string;
  readonly text: string;
  readonly wallSeconds: number;
}

/** How long a question may take, in milliseconds. */
const limitMs = 5000;

/**
 * What a pager shows of a version: its text, or what it and another one differ in, without passwords.
 * @throws VirshError, and errors of node:fs
 */
export async function shownVersion(means: ShowMeans, {version, against}: Show): Promise<Shown> {
  const mine = await sideOf(means, version);
  if (against === 'now') return comparedWithNow(means, mine, version.uuid);
  if (against) return compared(mine, await sideOf(means, against));
  return {title: `${mine.name}, ${mine.when}`, text: withoutSecrets(mine.text)};
}

async function sideOf({store}: ShowMeans, version: Version): Promise<Side> {
  const {name, wallSeconds} = version;
  return {name, when: whenText(wallSeconds), text: await store.read(version), wallSeconds};
}

async function comparedWithNow({virsh, isReadOnly}: ShowMeans, mine: Side, uuid: string): Promise<Shown> {
  // To a read-only connection libvirt tells no passwords, and refuses who asks for them.
  const argv = inactiveXml(uuid).filter((word) => !isReadOnly() || word !== '--security-info');
  const text = definitionText(await virsh.ask(argv, limitMs));
  const told = isReadOnly() ? {...mine, text: lackingSecrets(mine.text)} : mine;
  return compared(told, {name: mine.name, when: 'now', text, wallSeconds: Number.POSITIVE_INFINITY});
}

/** From the older to the newer one, whichever was asked for first. */
function compared(one: Side, other: Side): Shown {
  const [before, after] = one.wallSeconds <= other.wallSeconds ? [one, other] : [other, one];
  const title =
    before.name === after.name
      ? `${before.name}, from ${before.when} to ${after.when}`
      : `from ${before.name}, ${before.when} to ${after.name}, ${after.when}`;
  return {title, text: comparisonText(before.text, after.text), isComparison: true};
}
