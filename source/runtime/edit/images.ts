import {access} from 'node:fs/promises';
import type {Definition} from '../../model/facts.ts';
import {disksOf} from '../../xml/disks.ts';
import {namedFiles} from '../../xml/named-files.ts';
import {errorCode} from '../error-code.ts';

/** Whether there is something at a path of this host; undefined where that cannot be told. */
export async function exists(path: string): Promise<boolean | undefined> {
  try {
    await access(path);
    return true;
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? false : undefined;
  }
}

/** The images of a definition that are paths of its host: of its disks, and those that it names beneath them. */
export function imagesOf(text: string): readonly string[] {
  const files = namedFiles(text).filter(({role}) => role === 'disk' || role === 'backing');
  return [...new Set(files.map(({path}) => path))];
}

/** What a sentence calls a file that a definition names. */
const titles: Readonly<Record<string, string>> = {
  disk: 'The image',
  backing: 'An image beneath that',
  loader: 'The firmware',
  kernel: 'The kernel',
  initrd: 'The initrd',
  dtb: 'The device tree',
  emulator: 'The emulator',
};

/** The files that a definition names and this host does not have, a sentence each. What libvirt makes by itself is none. */
export async function missingFiles(text: string): Promise<readonly string[]> {
  const files = namedFiles(text).filter(({role}) => role !== 'nvram');
  const found = await Promise.all(files.map(({path}) => exists(path)));
  return files
    .filter((_, index) => found[index] === false)
    .map(({role, path, target, isMedium}) => {
      const what = isMedium ? 'The medium' : (titles[role] ?? 'A file');
      return `${what}${target ? ` of ${target}` : ''} does not exist on this host: ${path}`;
    });
}

/**
 * The images that other domains have as well, a sentence each.
 * @param others the other domains by their names
 */
export function sharedImages(text: string, others: ReadonlyMap<string, Definition>): readonly string[] {
  return disksOf(text)
    .filter(({readOnly, shareable, device}) => !readOnly && !shareable && device !== 'cdrom')
    .flatMap(({target, source}) => {
      const [name] =
        [...others].find(([, {disks}]) => source !== undefined && disks.some((disk) => disk.source === source)) ?? [];
      if (name === undefined) return [];
      return `${target} is an image of ${name} too, which is not copied: ${source}. If both run, what is on it is lost: give this domain another one.`;
    });
}
