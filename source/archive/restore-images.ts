import {sizeText} from '../model/words.ts';
import type {DefinedDisk} from '../xml/disks.ts';
import {blocks, note, overwrites, type RestoreCase, type Rule} from './restore-case.ts';
import type {Placement} from './restore-placement.ts';
import type {RestoreProblem} from './restore-plan.ts';
import {usersOf} from './restore-users.ts';

/** The copies of the images: what they become, and what is in their way. */
export const imageRules: readonly Rule[] = [homeless, becomeFiles, sameTarget, inTheWay, notAlone, noConverter];

function homeless({fates}: RestoreCase): readonly RestoreProblem[] {
  return fates.flatMap((each) => {
    if (each.fate !== 'homeless') return [];
    const was = `${each.disk.target} was ${kindOf(each.disk)} (${each.origin}), and kvmtop writes over files only`;
    return [blocks(`${was}: choose a folder in which it becomes one (--images DIR).`)];
  });
}

/** What was no file is one from now on. */
function becomeFiles({fates}: RestoreCase): readonly RestoreProblem[] {
  return fates.flatMap(({disk, fate}) =>
    fate === 'placed' && disk.type !== 'file'
      ? [note(`${disk.target} was ${kindOf(disk)} (${disk.source}): the definition names the file instead.`)]
      : [],
  );
}

const kinds: Readonly<Record<string, string>> = {
  block: 'a block device',
  network: 'on a server',
  volume: 'a volume of a storage pool',
};

function kindOf({type}: DefinedDisk): string {
  return kinds[type] ?? 'no file';
}

function sameTarget({placements, around}: RestoreCase): readonly RestoreProblem[] {
  const real = ({to}: Placement) => around.paths.get(to)?.real ?? to;
  return placements.flatMap((placement, index) => {
    const first = placements.findIndex((each) => real(each) === real(placement));
    if (first === index) return [];
    const names = `${placements[first]?.name} and ${placement.name}`;
    return [blocks(`${names} would both become ${placement.to}: choose another folder for the images (--images DIR).`)];
  });
}

function inTheWay(facts: RestoreCase): readonly RestoreProblem[] {
  const {placements, around} = facts;
  return placements.flatMap(({name, to}) => {
    const there = around.paths.get(to);
    const users = usersOf(facts, to);
    const names = users.map((user) => user.name).join(' and ');
    if (users.length > 0 && isShared(facts, to) && users.every(({active}) => !active)) {
      const shared = `${to}, the place of ${name}, is shared with ${names}`;
      return [there ? overwrites(`${shared}: it is replaced for all.`) : note(`${shared}: it is restored for all.`)];
    }
    if (users.length > 0) {
      const other = `${to}, the place of ${name}, is in use by ${names}`;
      return [blocks(`${other}: restore as a copy (--as NAME) or into another folder (--images DIR).`)];
    }
    if (there === undefined) return [];
    if (there.kind !== 'file') {
      return [blocks(`${to}, the place of ${name}, is no plain file: choose another folder (--images DIR).`)];
    }
    return [overwrites(`${to} is there already, ${sizeText(there.bytes)}: it is replaced by ${name} of the backup.`)];
  });
}

/** Whether a disk that goes there is one that several domains may have open. */
function isShared({fates}: RestoreCase, to: string): boolean {
  return fates.some((each) => each.fate === 'placed' && each.placement.to === to && each.disk.shareable);
}

function notAlone({placements, around}: RestoreCase): readonly RestoreProblem[] {
  return placements.flatMap(({name, from}) => {
    const base = around.copies.get(from)?.base;
    return base === undefined
      ? []
      : [blocks(`The copy of ${name} is not whole: it rests on ${base}. It is not restored.`)];
  });
}

function noConverter({placements, around}: RestoreCase): readonly RestoreProblem[] {
  const converted = placements.filter(({format, becomes}) => format !== becomes);
  if (converted.length === 0 || around.qemuImg) return [];
  const names = converted.map(({name, becomes}) => `${name} to ${becomes}`).join(' and ');
  return [blocks(`qemu-img is needed to convert ${names}: install the package qemu-utils or qemu-img.`)];
}
