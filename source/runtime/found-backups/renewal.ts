import type {Effect} from '../../commands/command.ts';
import type {DomainEvent} from '../../model/event.ts';
import {hasScreen} from '../../state/screens.ts';
import type {State} from '../../state/state.ts';

/** When something may be found that was not there before: libvirt has told of it, a poll came in, or a run has ended. */
export type Occasion = DomainEvent | 'poll' | 'run';

/**
 * Makes the function that has the list of backups read again while it is on screen: with each poll, since others begin
 * backups too, after each run of kvmtop itself, and after events, since a domain that stops may have a managed save.
 */
export function createBackupsRenewal(
  getState: () => State,
  run: (effect: Effect) => void,
): (occasion: Occasion) => void {
  return (occasion) => {
    const state = getState();
    if (!hasScreen(state.screen, 'backups')) return;
    if (typeof occasion === 'object' && occasion.kind !== 'lifecycle') return;
    run({type: 'readBackups'});
  };
}
