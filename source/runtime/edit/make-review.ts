import {rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {definitionText, inactiveXml} from '../../commands/define-subject.ts';
import type {Domain} from '../../model/domain.ts';
import {shellText} from '../../model/shell-text.ts';
import type {Review} from '../../state/review.ts';
import type {State} from '../../state/state.ts';
import {mostBytes} from '../../virsh/run/output.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {type Identity, identityOf} from '../../xml/identity.ts';
import {writePrivateFile} from '../private-file.ts';
import {companion} from './drafts.ts';
import {misfitLine} from './find-misfit.ts';
import {identityFault} from './identity-fault.ts';
import {isLocalHost} from './is-local.ts';
import {notesOf} from './notes.ts';
import {type DefineElsewhere, schemaFault} from './schema.ts';

/** What reviews are made with. */
export interface ReviewMeans {
  readonly virsh: Virsh;
  readonly getState: () => State;
  readonly defineElsewhere: DefineElsewhere;
}

/** A text that is to be reviewed. */
export interface Draft {
  readonly title: string;
  /** The private file that has the text. */
  readonly path: string;
  readonly text: string;
  /** The domain of whose definition the text was made, and that definition. */
  readonly uuid?: string | undefined;
  readonly was?: string | undefined;
  /** Where else the very same text is. */
  readonly source?: string | undefined;
}

/** Compares a text with what is defined now, and finds out what is to be known before it is defined. */
export async function makeReview(means: ReviewMeans, draft: Draft): Promise<Review> {
  const {title, path, text, source, was} = draft;
  const {world} = means.getState();
  const identity = identityOf(text);
  const known = domainOf(world, draft, 'fault' in identity ? undefined : identity);
  const before = known && (await readInactive(means.virsh, known.uuid));
  const domain = before?.isGone ? undefined : known;
  const isChanged =
    was !== undefined && domain?.uuid === draft.uuid && before?.text !== undefined && before.text !== was;
  const review: Review = {
    title,
    uuid: domain?.uuid,
    name: domain?.name ?? ('fault' in identity ? 'it' : identity.name),
    path,
    source,
    before: before?.text,
    earlier: isChanged ? was : undefined,
    after: text,
    notes: [],
    fault: undefined,
    live: [],
  };
  if ('fault' in identity) return {...review, fault: identity.fault};
  if (domain && before?.error !== undefined) {
    const text = `What is defined of ${domain.name} cannot be read, so that the text cannot be compared with it. ${before.error}`;
    return {...review, fault: {text, line: undefined}};
  }
  const isLocal = await isLocalHost(means.virsh, means.getState());
  const misnamed = identityFault(world.domains, domain, identity, text);
  const misfit = misnamed || !isLocal ? undefined : await schema(means, review);
  const told = await notesOf(means.getState(), review, isLocal, draft.uuid);
  const way = `If you know better, :define ${shellText([path])} defines it without that check.`;
  const notes = misfit ? [{level: 'info', text: way} as const, ...told.notes] : told.notes;
  return {...review, fault: misnamed ?? misfit, notes, live: told.live};
}

/** The domain that a text is about: that of its UUID, else that of its name; where it does not say, the one that is meant. */
function domainOf({domains}: State['world'], {uuid}: Draft, identity: Identity | undefined): Domain | undefined {
  if (!identity) return domains.get(uuid ?? '');
  return domains.get(identity.uuid ?? '') ?? [...domains.values()].find(({name}) => name === identity.name);
}

/** An inactive definition; or why it cannot be read, and whether that is because there is no such domain. */
type Inactive =
  | {readonly text: string; readonly error?: undefined; readonly isGone?: undefined}
  | {readonly text?: undefined; readonly error: string; readonly isGone?: boolean};

/** The inactive definition of a domain with its secrets, byte for byte. */
export async function readInactive(virsh: Virsh, uuid: string): Promise<Inactive> {
  const {stdout, error} = await virsh.run(inactiveXml(uuid));
  if (error) return {error: error.words, isGone: error.kind === 'no-domain'};
  if (Buffer.byteLength(stdout) >= mostBytes) return {error: 'Its definition is too long to be edited here.'};
  return {text: definitionText(stdout)};
}

/** The verdict of a remote host may be another, by another schema: there only the definition itself tells. */
async function schema({defineElsewhere}: ReviewMeans, {path, after}: Review): Promise<Review['fault']> {
  const words = await schemaFault(path, defineElsewhere);
  if (words === undefined) return undefined;
  const trial = join(dirname(path), `${companion}trial.xml`);
  const line = await misfitLine(after, words, async (text) => {
    await writePrivateFile(trial, text);
    return (await schemaFault(trial, defineElsewhere)) === undefined;
  });
  await rm(trial, {force: true});
  return {text: `libvirt’s schema does not allow it: ${words}.`, line};
}
