import type {Precheck} from '../operations/operation.ts';
import type {Subject} from '../state/dialog.ts';
import type {Review} from '../state/review.ts';
import type {State} from '../state/state.ts';
import {identityOf} from '../xml/identity.ts';

/** What defining the text under review is as a question. */
export function defineSubject({world}: Pick<State, 'world'>, review: Review): Subject {
  const {uuid, name, path, notes} = review;
  const domain = uuid === undefined ? undefined : world.domains.get(uuid);
  const isActive = domain !== undefined && domain.id !== undefined;
  // A missing image above all: it is defined all the same, by somebody who was told.
  const warnings = notes.flatMap(({level, text}) => (level === 'warning' ? [text] : []));
  const consequences = [
    uuid === undefined
      ? 'A new domain is made; it is not started.'
      : 'It takes the place of the definition that the domain has; the history keeps that one.',
    ...(isActive ? ['The domain runs on as it is: it takes the new definition when it is next started.'] : []),
    ...told(warnings),
  ];
  return {
    type: 'command',
    argv: ['define', '--validate', '--file', path],
    danger: uuid === undefined && warnings.length === 0 ? 'reversible' : 'disruptive',
    uuid,
    name,
    title: `define ${name}`,
    consequences,
    precheck: uuid === undefined ? stillFree(review) : stillThere(uuid, review),
  };
}

/** Warnings that a question says again; of more of them, so many less one. */
const mostWarnings = 3;

/** What the review has warned of already, as far as the command below it stays in sight. */
function told(warnings: readonly string[]): readonly string[] {
  if (warnings.length <= mostWarnings) return warnings;
  const first = warnings.slice(0, mostWarnings - 1);
  return [...first, `The review warns of ${warnings.length - first.length} more.`];
}

/** The command that tells the inactive definition of a domain, with its secrets: what an edit begins with. */
export function inactiveXml(uuid: string): readonly string[] {
  return ['dumpxml', '--inactive', '--security-info', '--domain', uuid];
}

/** What `inactiveXml` tells as a text: virsh puts empty lines behind it. */
export function definitionText(stdout: string): string {
  return `${stdout.trimEnd()}\n`;
}

function stillThere(uuid: string, {before}: Review): Precheck {
  return {
    argv: inactiveXml(uuid),
    fault: (stdout) =>
      definitionText(stdout) === before
        ? undefined
        : 'Somebody else has changed the definition meanwhile, so that nothing was defined: look again.',
  };
}

/** A UUID that is free when the text is reviewed could belong to a domain when it is defined, and that be replaced. */
function stillFree({after}: Review): Precheck {
  const identity = identityOf(after);
  const uuid = 'fault' in identity ? undefined : identity.uuid;
  return {
    argv: ['list', '--all', '--uuid'],
    fault: (stdout) =>
      uuid !== undefined && stdout.includes(uuid)
        ? 'Somebody else has defined a domain with its UUID meanwhile, so that nothing was defined: look again.'
        : undefined,
  };
}
