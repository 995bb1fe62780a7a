import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Manifest} from '../../archive/manifest.ts';
import type {RestoreWork} from '../../archive/restore-work.ts';
import {makeEnterable} from '../backup/folder.ts';
import {throwIfCancelled} from '../tasks/task-error.ts';
import {copyImage} from './copy-image.ts';
import {fileWithin} from './paths.ts';

/** Something that is made beside its place, and then put there. */
export interface Piece {
  readonly name: string;
  readonly place: string;
  readonly partial: string;
  /** What there is to be copied. */
  readonly bytes: number;
  /** @throws when it cannot be made; what was made of it is left */
  readonly make: (signal: AbortSignal, onBytes: (bytes: number) => void) => Promise<void>;
}

/**
 * All that a restore puts in place.
 * @param mark makes the names of what is not yet in place its own
 * @param uuid that of the domain that is restored
 */
export function piecesOf(work: RestoreWork, folder: string, mark: string, uuid: string): readonly Piece[] {
  const {manifest} = work.plan;
  const files = work.placements.map((placement): Piece => {
    const {name, place, allocatedBytes: bytes} = placement;
    const partial = `${place}.${mark}.partial`;
    return {
      name,
      place,
      partial,
      bytes,
      make: async (signal, onBytes) =>
        copyImage(await fileWithin(folder, placement.from), partial, placement, {signal, onBytes}),
    };
  });
  const tpm = work.tpmPath?.replaceAll(manifest.domain.uuid, uuid);
  return tpm === undefined ? files : [...files, ...tpmPieces(manifest, folder, mark, tpm)];
}

/** libvirt keeps the state of a TPM in a folder that has the UUID in its path, and gives it to its user at the start. */
function tpmPieces({tpm, files}: Manifest, folder: string, mark: string, place: string): readonly Piece[] {
  if (!tpm) return [];
  const partial = `${place}.${mark}.partial`;
  const own = files.filter(({role, path}) => role === 'tpm' && path.startsWith(`${tpm.folder}/`));
  const make: Piece['make'] = async (signal) => {
    // The user of the emulator, who gets what is inside, must come there.
    await makeEnterable(partial);
    for (const {path} of own) {
      throwIfCancelled(signal);
      const target = join(partial, path.slice(tpm.folder.length + 1));
      await mkdir(dirname(target), {recursive: true, mode: 0o700});
      await writeFile(target, await readFile(await fileWithin(folder, path)), {mode: 0o600, flush: true});
    }
  };
  return [{name: 'tpm', place, partial, bytes: own.reduce((sum, {bytes}) => sum + bytes, 0), make}];
}
