import {folderFault} from '../../operations/text.ts';
import type {State} from '../../state/state.ts';
import type {Outcome} from '../command.ts';
import {act} from '../outcome.ts';
import {replanned} from '../table/restore.ts';

/** Looks for backups in a typed folder, on the screen that is open or a new one. */
export function lookedInto({screen}: State, path: string): readonly Outcome[] {
  const fault = folderFault(path);
  if (fault !== undefined) return refused(fault);
  const isOpen = screen.name === 'backups';
  const open = {name: 'backups', backups: undefined, cursor: undefined, back: screen} as const;
  return [
    ...act({type: 'screen', screen: isOpen ? {...screen, backups: undefined} : open}),
    {effect: {type: 'readBackups', folder: plain(path)}},
  ];
}

/** Plans to restore the images into a typed folder; without one, to where they were. */
export function placedInto(state: State, path: string): readonly Outcome[] {
  if (path === '') return replanned(state, {images: undefined});
  const fault = folderFault(path);
  return fault === undefined ? replanned(state, {images: plain(path)}) : refused(fault);
}

/** Completion leaves a slash behind a folder. */
function plain(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

function refused(text: string): readonly Outcome[] {
  return act({type: 'notice', notice: {level: 'info', text}});
}
