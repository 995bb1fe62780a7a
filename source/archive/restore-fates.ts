import {type DefinedDisk, isDrive} from '../xml/disks.ts';
import type {BackupDisk, Manifest} from './manifest.ts';
import {placeOf} from './restore-paths.ts';
import {diskPlacement, type Placement} from './restore-placement.ts';
import type {RestoreChoices} from './restore-plan.ts';
import type {Subject} from './restore-subject.ts';
import type {Surroundings} from './restore-surroundings.ts';

/**
 * What becomes of a disk of the definition. none: an empty drive; placed: its copy is put in place; kept: what is there
 * is not to be changed and stays, although there is a copy; expected: the backup has no copy, its image must be there;
 * emptied: its medium is gone; elsewhere: it is nothing that this host could look for; homeless: there is a copy, and no
 * place for it; a medium that is on no disk of this host is not homeless, but left where it is.
 */
export type DiskFate = {readonly disk: DefinedDisk} & (
  | {readonly fate: 'none'}
  | {readonly fate: 'elsewhere'; readonly reason: string | undefined}
  | {readonly fate: 'placed'; readonly placement: Placement; readonly unlessThere: boolean; readonly isPlain: boolean}
  | {readonly fate: 'kept' | 'emptied'; readonly path: string}
  | {readonly fate: 'expected'; readonly path: string; readonly reason: string | undefined}
  | {readonly fate: 'homeless'; readonly origin: string}
);

/** What the definition and the choices mean for each disk, before anybody has looked at the host. */
export function fatesOf(
  manifest: Manifest,
  subject: Subject,
  choices: RestoreChoices,
  name: string,
): readonly DiskFate[] {
  const taken = new Set<string>();
  return subject.disks.map((disk) => {
    const backup = manifest.disks.find(({target}) => target === disk.target);
    const copy = choices.definitionOnly ? undefined : backup?.file;
    if (!backup || !copy) return absent(disk, backup);
    const to = placeOf(disk, backup, choices, name, taken);
    if (to === undefined && isDrive(disk))
      return absent(disk, {...backup, reason: `Its copy stays in the backup (${copy}).`});
    if (to === undefined) return {disk, fate: 'homeless', origin: backup.origin.source ?? disk.source ?? 'nowhere'};
    taken.add(to);
    const placement = diskPlacement(manifest, disk, backup, copy, to);
    const isPlain = backup.isPlain === true;
    return {disk, fate: 'placed', placement, unlessThere: isDrive(disk) || backup.readOnly, isPlain};
  });
}

/** What becomes of the disks once it is known what is there. */
export function settled(
  fates: readonly DiskFate[],
  {paths, volumes}: Pick<Surroundings, 'paths' | 'volumes'>,
): readonly DiskFate[] {
  return fates.map((fate): DiskFate => {
    const {disk} = fate;
    const {path = disk.type === 'volume' ? volumes.get(disk.source ?? '') : undefined} = disk;
    const isThere = path !== undefined && paths.has(path);
    if (fate.fate === 'placed' && fate.unlessThere && isThere) return {disk, fate: 'kept', path};
    if (fate.fate === 'elsewhere' && path !== undefined) return {disk, fate: 'expected', path, reason: fate.reason};
    if (fate.fate === 'expected' && isDrive(disk) && !isThere) return {disk, fate: 'emptied', path: fate.path};
    return fate;
  });
}

function absent(disk: DefinedDisk, backup: BackupDisk | undefined): DiskFate {
  if (disk.source === undefined) return {disk, fate: 'none'};
  if (!disk.path?.startsWith('/')) return {disk, fate: 'elsewhere', reason: backup?.reason};
  return {disk, fate: 'expected', path: disk.path, reason: backup?.reason};
}
