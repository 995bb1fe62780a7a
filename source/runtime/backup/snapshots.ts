import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {BackupSnapshot, Manifest} from '../../archive/manifest.ts';
import {parseNames} from '../../virsh/parse/names.ts';
import {orUndefined} from '../../virsh/questions.ts';
import type {Virsh} from '../../virsh/virsh.ts';
import {allOf, attributeOf, firstOf} from '../../xml/element.ts';
import {outlineOf} from '../../xml/outline.ts';
import {type Copied, type KeptPart, nothing} from './kept-part.ts';
import {askMs, type BackupSubject} from './subject.ts';

/**
 * Writes down what libvirt knows of the snapshots, parents before their children.
 * @param inside whether the copies of the disks hold the data of internal snapshots
 * @throws VirshError, an error of the system
 */
export async function writeSnapshots(
  virsh: Virsh,
  {identity: {uuid}}: BackupSubject,
  folder: string,
  inside: boolean,
): Promise<KeptPart<Manifest['snapshots']>> {
  const names = parseNames(
    (await orUndefined(virsh.ask(['snapshot-list', '--domain', uuid, '--name', '--topological'], askMs))) ?? '',
  );
  if (names.length === 0) return {...nothing, kept: []};
  await mkdir(join(folder, 'snapshots'), {recursive: true, mode: 0o700});
  const current = (await orUndefined(virsh.ask(['snapshot-current', '--domain', uuid, '--name'], askMs)))?.trimEnd();
  const kept: BackupSnapshot[] = [];
  // A name with a line break in it is taken for two, which are none.
  const unread: string[] = [];
  for (const [index, name] of names.entries()) {
    const question = ['snapshot-dumpxml', '--domain', uuid, '--snapshotname', name, '--security-info'];
    const answer = await orUndefined(virsh.ask(question, askMs));
    if (answer === undefined) {
      unread.push(name);
      continue;
    }
    const text = `${answer.trimEnd()}\n`;
    const file = `snapshots/${String(index + 1).padStart(3, '0')}.xml`;
    await writeFile(join(folder, file), text, {mode: 0o600});
    const restorable = inside && isInternal(text) && isRooted(text, kept);
    kept.push({name, file, restorable, isCurrent: name === current});
  }
  const lost = kept.filter(({restorable}) => !restorable).map(({name}) => name);
  const sentence = `The data of these snapshots are not in the backup, which has each disk as it is now: ${lost.join(', ')}.`;
  return {
    kept,
    files: kept.map(({file}): Copied => ({path: file, role: 'snapshot'})),
    notes: [
      ...(lost.length > 0 ? [sentence] : []),
      ...(unread.length > 0 ? [`libvirt does not tell of these snapshots: ${unread.join(', ')}.`] : []),
    ],
  };
}

/** Whether libvirt takes a snapshot, which it does only when it knows of its parent. */
function isRooted(text: string, before: readonly BackupSnapshot[]): boolean {
  const parent = firstOf(outlineOf(text).root, 'parent', 'name')?.text;
  return parent === undefined || before.some(({name, restorable}) => restorable && name === parent);
}

/** Whether all that a snapshot holds is inside of the images of the domain. */
function isInternal(text: string): boolean {
  const {root} = outlineOf(text);
  const parts = [...allOf(root, 'memory'), ...allOf(root, 'disks', 'disk')];
  return parts.every((part) => ['internal', 'no'].includes(attributeOf(part, 'snapshot') ?? 'internal'));
}
