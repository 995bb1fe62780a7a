import type {UndoStep} from '../tasks/journal.ts';

/**
 * How a step of a restore is taken back; it is written down before the step is taken, and does nothing when that was not
 * taken. Ids are of device and inode, so that nobody else's file is taken for ours.
 */
export type RestoreUndo =
  /** Remove what we have made; it has a name that nobody else would give. */
  | {readonly undo: 'remove'; readonly path: string}
  /** Remove what we have put in place, if it is still that; of a file with when it was written to last. */
  | {readonly undo: 'take out'; readonly path: string; readonly id: string; readonly changedMs?: number}
  /** Move back what was there before. */
  | {readonly undo: 'move back'; readonly path: string; readonly before: string}
  /** Define what was defined before; null: nothing was. The folder is where the text is while libvirt reads it. */
  | {readonly undo: 'define'; readonly uuid: string; readonly previous: string | null; readonly folder: string}
  /** Have libvirt forget a snapshot. */
  | {readonly undo: 'forget snapshot'; readonly uuid: string; readonly name: string}
  /** Tell libvirt again of a snapshot that it was made to forget. The folder is where the text is while libvirt reads it. */
  | {
      readonly undo: 'tell of snapshot';
      readonly uuid: string;
      readonly name: string;
      readonly text: string;
      readonly isCurrent: boolean;
      readonly folder: string;
    };

/** The steps of a journal that are a restore's. */
export function restoreUndos(steps: readonly UndoStep[]): readonly RestoreUndo[] {
  return steps.flatMap((step) => (isRestoreUndo(step) ? [step] : []));
}

/** What each of them must have, as text. */
const needs: Readonly<Record<RestoreUndo['undo'], readonly string[]>> = {
  remove: ['path'],
  'take out': ['path', 'id'],
  'move back': ['path', 'before'],
  define: ['uuid', 'folder'],
  'forget snapshot': ['uuid', 'name'],
  'tell of snapshot': ['uuid', 'name', 'text', 'folder'],
};

function isRestoreUndo(step: UndoStep): step is RestoreUndo {
  const {undo} = step;
  if (typeof undo !== 'string' || !Object.hasOwn(needs, undo)) return false;
  return needs[undo as RestoreUndo['undo']].every((key) => typeof step[key] === 'string');
}
