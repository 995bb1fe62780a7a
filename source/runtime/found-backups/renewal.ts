import type {Effect} from '../../commands/command.ts';
import type {DomainEvent} from '../../model/event.ts';
import {isOver} from '../../state/run.ts';
import {hasScreen} from '../../state/screens.ts';
import type {State} from '../../state/state.ts';

/** When something may be found that was not there before: libvirt has told of it, a poll came in, or a run has ended. */
export type Occasion = DomainEvent | 'poll' | 'run';

/**
 * Makes the function that has the list of backups read again while it is on screen: with each poll as long as one is
 * made, after each run of kvmtop itself, and after events, since a domain that stops may have a managed save.
 */
export function createBackupsRenewal(
  getState: () => State,
  run: (effect: Effect) => void,
): (occasion: Occasion) => void {
  return (occasion) => {
    const state = getState();
    if (!hasScreen(state.screen, 'backups')) return;
    if (occasion === 'poll' && !isBusy(state)) return;
    if (typeof occasion === 'object' && occasion.kind !== 'lifecycle') return;
    run({type: 'readBackups'});
  };
}

function isBusy({screen, runs}: State): boolean {
  if (runs.some((run) => run.program === 'kvmtop' && !isOver(run))) return true;
  if (screen.name !== 'backups' || !screen.backups || 'error' in screen.backups) return false;
  return screen.backups.some(({status}) => status === 'running');
}
