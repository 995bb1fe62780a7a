import {shellText} from '../model/shell-text.ts';
import {sizeText} from '../model/words.ts';
import type {DefinedDisk} from '../xml/disks.ts';
import {blocks, note, overwrites, type RestoreCase, type Rule} from './restore-case.ts';
import {folderOf, isMedium} from './restore-fates.ts';
import {replacedBy} from './restore-identity.ts';
import type {Placement} from './restore-placement.ts';
import type {RestoreProblem} from './restore-plan.ts';
import {remoteOf} from './restore-subject.ts';
import type {HostDomain} from './restore-surroundings.ts';

/** Where the images go, what is there, and those that the backup has not. */
export const imageRules: readonly Rule[] = [
  homeless,
  becomeFiles,
  sameTarget,
  noFolder,
  closedFolder,
  inTheWay,
  noSpace,
  notAlone,
  noConverter,
  missing,
  shared,
  media,
  unlisted,
];

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

function noFolder({placements, around}: RestoreCase): readonly RestoreProblem[] {
  const folders = [...new Set(placements.map(({to}) => folderOf(to)))];
  return folders.flatMap((folder) => {
    const fact = around.folders.get(folder);
    const instead = 'or choose another one for the images (--images DIR)';
    if (fact === undefined) return [blocks(`There is no folder ${folder} on this host: make it, ${instead}.`)];
    return fact.writable
      ? []
      : [blocks(`You may not write into the folder ${folder}: run kvmtop as its owner, ${instead}.`)];
  });
}

function closedFolder({placements, around, name}: RestoreCase): readonly RestoreProblem[] {
  const folders = placements.flatMap(({to}) => around.folders.get(folderOf(to))?.closed ?? []);
  const found = new Map(folders.map((closed) => [closed.folder, closed]));
  return Array.from(found.values(), ({folder, uid}) => {
    const remedy = `give others the x right on it (${shellText(['chmod', 'o+x', folder])}) before you start ${name}`;
    const instead = 'or choose another folder for the images (--images DIR)';
    return note(`QEMU runs as user ${uid} and may not enter ${folder}: ${remedy}, ${instead}.`);
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

function noSpace({placements, around}: RestoreCase): readonly RestoreProblem[] {
  const needs = new Map<string, {needed: number; readonly free: number; readonly folder: string}>();
  for (const {to, from, bytes} of placements) {
    const folder = folderOf(to);
    const fact = around.folders.get(folder);
    if (fact === undefined) continue;
    const need = needs.get(fact.fileSystem) ?? {needed: 0, free: fact.freeBytes, folder};
    need.needed += around.copies.get(from)?.allocatedBytes ?? bytes;
    needs.set(fact.fileSystem, need);
  }
  return Array.from(needs.values()).flatMap(({needed, free, folder}) => {
    if (needed <= free) return [];
    // The figure of what is free changes all the time, and a plan shall not change with it.
    const advice = 'make room, or choose another folder for the images (--images DIR)';
    return [
      blocks(`The file system of ${folder} has less than the ${sizeText(needed)} free that it needs: ${advice}.`),
    ];
  });
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
    if (isMedium(disk) || disk.readOnly || disk.shareable) return [];
    if (each.fate !== 'expected' && each.fate !== 'elsewhere') return [];
    const users = each.fate === 'expected' ? usersOf(facts, each.path) : usersOfRemote(facts, disk);
    const names = users.map(({name}) => name).join(' and ');
    const image = each.fate === 'expected' ? each.path : disk.source;
    const sentence = `${image}, the image of ${disk.target}, is that of ${names} too`;
    return users.length > 0 ? [blocks(`${sentence}: two domains that write to it would destroy it.`)] : [];
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

/** The other domains of this host that use the file, also under another path. */
function usersOf(facts: RestoreCase, path: string): readonly HostDomain[] {
  const id = facts.around.paths.get(path)?.id;
  return othersOf(facts).filter(({images}) =>
    images.some((image) => image.path === path || (id !== undefined && image.id === id)),
  );
}

function usersOfRemote(facts: RestoreCase, disk: DefinedDisk): readonly HostDomain[] {
  const remote = remoteOf(disk);
  return remote === undefined ? [] : othersOf(facts).filter(({remotes}) => remotes.includes(remote));
}

function othersOf(facts: RestoreCase): readonly HostDomain[] {
  const replaced = replacedBy(facts);
  return facts.around.domains.filter((domain) => domain !== replaced);
}
