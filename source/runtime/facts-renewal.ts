import type {Effect} from '../commands/command.ts';
import type {DomainEvent} from '../model/event.ts';
import type {Dialog} from '../state/dialog.ts';
import type {State} from '../state/state.ts';
import {redefining} from './xml-renewal.ts';

/** Events after which other operations fit a domain than before. */
const deciding: ReadonlySet<string> = new Set([...redefining, 'agent-lifecycle', 'job-completed']);

/**
 * Makes the function that has the facts read again which an open menu or question is about: after an event of one of
 * its domains, or after a connection was made, of whose past no event tells.
 */
export function createFactsRenewal(
  getState: () => State,
  run: (effect: Effect) => void,
): (event?: DomainEvent) => void {
  return (event) => {
    const {dialog, facts, world} = getState();
    if (event && !deciding.has(event.kind)) return;
    const isOfIt = (uuid: string) => !event || world.domains.get(uuid)?.name === event.domain;
    const uuids = domainsOf(dialog).filter((uuid) => facts.has(uuid) && isOfIt(uuid));
    if (uuids.length > 0) run({type: 'readFacts', uuids});
  };
}

function domainsOf(dialog: Dialog | undefined): readonly string[] {
  if (dialog?.kind === 'menu') return dialog.uuids;
  return dialog?.subject.type === 'operation' ? dialog.subject.uuids : [];
}
