import {shellText} from '../model/shell-text.ts';
import {sizeText} from '../model/words.ts';
import {blocks, note, type RestoreCase, type Rule} from './restore-case.ts';
import {folderOf} from './restore-paths.ts';
import type {RestoreProblem} from './restore-plan.ts';

/** The folders that the files of a backup go into: whether they are there, who may enter them, and how much room they have. */
export const folderRules: readonly Rule[] = [noFolder, closedFolder, noSpace];

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
