import type {State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {replanned} from '../restoring.ts';

/** Looks for backups in a folder, on the screen that is open or a new one. */
export function lookedInto({screen}: State, path: string): readonly Outcome[] {
  const isOpen = screen.name === 'backups';
  const open = {name: 'backups', backups: undefined, cursor: undefined, back: screen} as const;
  return [
    ...act({type: 'screen', screen: isOpen ? {...screen, backups: undefined} : open}),
    {effect: {type: 'readBackups', folder: plain(path)}},
  ];
}

/** Plans to restore the images into a folder; without one, to where they were. */
export function placedInto(state: State, path: string): readonly Outcome[] {
  return replanned(state, {images: path === '' ? undefined : plain(path)});
}

/** Completion leaves a slash behind a folder. */
function plain(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}
