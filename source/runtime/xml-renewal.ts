import type {Effect} from '../commands/command.ts';
import type {DomainEvent} from '../model/event.ts';
import {detailOf} from '../state/screens.ts';
import type {State} from '../state/state.ts';

/** Events after which the definition of a domain is another one. */
export const redefining: ReadonlySet<string> = new Set([
  'lifecycle',
  'device-added',
  'device-removed',
  'disk-change',
  'balloon-change',
  'metadata-change',
]);

/**
 * Makes the function that has the definition of the opened domain read again: after an event, if that speaks of a
 * change of it, or after a connection was made, of whose past no event tells.
 */
export function createXmlRenewal(getState: () => State, run: (effect: Effect) => void): (event?: DomainEvent) => void {
  return (event) => {
    const {screen, world, frozen} = getState();
    const detail = detailOf(screen);
    if (!detail || frozen) return;
    const isOfIt = !event || event.domain === world.domains.get(detail.uuid)?.name;
    if (isOfIt && (!event || redefining.has(event.kind))) run({type: 'readXml', uuid: detail.uuid});
  };
}
