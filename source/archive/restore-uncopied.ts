import {isDrive} from '../xml/disks.ts';
import {blocks, note, type RestoreCase, type Rule} from './restore-case.ts';
import type {RestoreProblem} from './restore-plan.ts';
import {usersOf, usersOfRemote} from './restore-users.ts';

/** The disks of which no copy is put in place: what the definition names must be there, or is left out. */
export const uncopiedRules: readonly Rule[] = [missing, shared, floppies, media, unlisted];

function missing({fates, around, choices}: RestoreCase): readonly RestoreProblem[] {
  return fates.flatMap((each) => {
    if (each.fate !== 'expected') return [];
    const {target} = each.disk;
    const why = choices.definitionOnly ? '' : because(each.reason ?? `The backup has no copy of ${target}.`);
    if (!around.paths.has(each.path)) {
      return [blocks(`${each.path}, the image of ${target}, is not there: put it there first.${why}`)];
    }
    const base = around.missingBases.get(each.path);
    if (base !== undefined)
      return [blocks(`${each.path}, the image of ${target}, rests on ${base}, which is not there.`)];
    return choices.definitionOnly ? [] : [note(`${target} stays as it is at ${each.path}.${why}`)];
  });
}

function because(reason: string | undefined): string {
  return reason === undefined ? '' : ` ${reason}`;
}

/** An image that is not restored but used as it is; what nobody writes to can be that of many. */
function shared(facts: RestoreCase): readonly RestoreProblem[] {
  return facts.fates.flatMap((each) => {
    const {disk} = each;
    if (isDrive(disk) || disk.readOnly || disk.shareable) return [];
    if (each.fate !== 'expected' && each.fate !== 'elsewhere') return [];
    const users = each.fate === 'expected' ? usersOf(facts, each.path) : usersOfRemote(facts, disk);
    const names = users.map(({name}) => name).join(' and ');
    const image = each.fate === 'expected' ? each.path : disk.source;
    const sentence = `${image}, the image of ${disk.target}, is that of ${names} too`;
    return users.length > 0 ? [blocks(`${sentence}: two domains that write to it would destroy it.`)] : [];
  });
}

/** QEMU lets only one domain open what it writes to; a floppy is of use without it. */
function floppies(facts: RestoreCase): readonly RestoreProblem[] {
  return facts.fates.flatMap((each) => {
    const {disk} = each;
    if (disk.device !== 'floppy' || disk.readOnly || (each.fate !== 'expected' && each.fate !== 'kept')) return [];
    const names = usersOf(facts, each.path).map(({name}) => name);
    const sentence = `${each.path}, the medium of ${disk.target}, is that of ${names.join(' and ')} too`;
    const remedy = `eject it in ${facts.name} (virsh change-media) before both run`;
    return names.length > 0 ? [note(`${sentence}, and only one of them can have it: ${remedy}.`)] : [];
  });
}

function media({fates}: RestoreCase): readonly RestoreProblem[] {
  return fates.flatMap((each) => {
    const {target} = each.disk;
    if (each.fate === 'emptied')
      return [note(`The medium of ${target} is gone (${each.path}): the drive is left empty.`)];
    if (each.fate === 'kept') return [note(`${each.path}, of ${target}, is there and stays as it is.`)];
    if (each.fate === 'elsewhere')
      return [note(`${target} is not on this host (${each.disk.source}): it must be there.${because(each.reason)}`)];
    return [];
  });
}

function unlisted({manifest, subject, choices}: RestoreCase): readonly RestoreProblem[] {
  if (choices.definitionOnly) return [];
  return manifest.disks
    .filter(({target, file}) => file !== undefined && !subject.disks.some((disk) => disk.target === target))
    .map(({target, file}) => note(`${target} is not in the definition: its copy stays in the backup (${file}).`));
}
