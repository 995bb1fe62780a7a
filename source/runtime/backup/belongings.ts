import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Manifest} from '../../archive/manifest.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import type {Copied} from './kept-part.ts';
import {copyNvram} from './nvram.ts';
import {writeSnapshots} from './snapshots.ts';
import {askMs, type BackupSubject} from './subject.ts';
import {copyTpm} from './tpm.ts';

/** What belongs to a domain beside its disks. */
export interface Belongings extends Pick<Manifest, 'definition' | 'nvram' | 'tpm' | 'snapshots'> {
  readonly files: readonly Copied[];
  readonly notes: readonly string[];
}

/**
 * Copies all that belongs to a domain beside its disks.
 * @param inside whether the copies of its disks hold the data of its internal snapshots
 * @throws VirshError, TaskError, an error of the system
 */
export async function copyBelongings(
  virsh: Virsh,
  subject: BackupSubject,
  folder: string,
  inside: boolean,
  signal: AbortSignal,
): Promise<Belongings> {
  const definition = 'domain.xml';
  await writeFile(join(folder, definition), subject.definition, {mode: 0o600});
  const nvram = await copyNvram(virsh, subject, folder, signal);
  const tpm = await copyTpm(virsh, subject, folder, signal);
  const snapshots = await writeSnapshots(virsh, subject, folder, inside);
  return {
    definition,
    nvram: nvram.kept,
    tpm: tpm.kept,
    snapshots: snapshots.kept,
    files: [{path: definition, role: 'definition'}, ...nvram.files, ...tpm.files, ...snapshots.files],
    notes: [...nvram.notes, ...tpm.notes, ...snapshots.notes, ...(await checkpointNotes(virsh, subject))],
  };
}

/** Their bitmaps are inside the images that they were made for: what goes on from them begins anew with a restored one. */
async function checkpointNotes(virsh: Virsh, {identity: {uuid}}: BackupSubject): Promise<readonly string[]> {
  const answer = await orUndefined(virsh.ask(['checkpoint-list', '--domain', uuid, '--name'], askMs));
  const names = parseNames(answer ?? '');
  return names.length === 0
    ? []
    : [
        `These checkpoints are not in the backup, so incremental backups begin anew after a restore: ${names.join(', ')}.`,
      ];
}
