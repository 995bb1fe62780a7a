import type {DefinedDisk} from '../xml/disks.ts';
import {allOf, attributeOf, type Element, firstOf} from '../xml/element.ts';
import {domainOf} from '../xml/identity.ts';

/** What a definition names that keeps data and is no part of a backup, a sentence each. */
export function leftOut(text: string): readonly string[] {
  const domain = domainOf(text);
  const devices = firstOf(domain, 'devices');
  return [
    ...allOf(devices, 'filesystem').flatMap(fileSystem),
    ...allOf(devices, 'hostdev').map(hostDevice),
    ...allOf(devices, 'memory').flatMap(memoryModule),
    ...tpmSecrets(domain).map((secret) => `The state of its TPM is encrypted with ${secretWords(secret)}`),
  ];
}

/** That a copy is encrypted, and the secret of it not in the backup. */
export function secretNotes(disk: DefinedDisk): readonly string[] {
  return diskSecrets(disk).map((secret) => `The copy of ${disk.target} is encrypted with ${secretWords(secret)}`);
}

/** The UUIDs of the secrets that a disk is encrypted with. */
export function diskSecrets({element}: DefinedDisk): readonly string[] {
  const encryptions = [firstOf(element, 'source'), element].flatMap((each) => allOf(each, 'encryption', 'secret'));
  return encryptions.flatMap((secret) => attributeOf(secret, 'uuid') ?? attributeOf(secret, 'usage') ?? []);
}

/** The UUIDs of the secrets that the state of its TPM is encrypted with. */
export function tpmSecrets(domain: Element | undefined): readonly string[] {
  const encryptions = allOf(domain, 'devices', 'tpm', 'backend', 'encryption');
  return encryptions.flatMap((encryption) => attributeOf(encryption, 'secret') ?? []);
}

function secretWords(secret: string): string {
  return `the secret ${secret} of libvirt, which is not in the backup: keep its value elsewhere.`;
}

function fileSystem(element: Element): readonly string[] {
  if (attributeOf(element, 'type') === 'ram') return [];
  const source = firstOf(element, 'source');
  const where = ['dir', 'file', 'dev', 'name', 'socket'].flatMap((name) => attributeOf(source, name) ?? [])[0];
  const seen = attributeOf(firstOf(element, 'target'), 'dir');
  return [
    `${where ?? 'A folder'}, which is shared with the guest as ${seen ?? 'a file system'}, is not in the backup.`,
  ];
}

function hostDevice(element: Element): string {
  const type = attributeOf(element, 'type');
  return `A device of the host is given to the guest${type === undefined ? '' : ` (${type})`}: what it stores is not in the backup.`;
}

/** Modules that are a file or a device of the host, which outlives the guest. */
function memoryModule(element: Element): readonly string[] {
  const path = firstOf(element, 'source', 'path')?.text.trim();
  const model = attributeOf(element, 'model') ?? 'memory';
  return path ? [`${path}, which the guest has as ${model}, is not in the backup.`] : [];
}
