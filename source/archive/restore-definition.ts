import {removeElement} from '../xml/change.ts';
import type {DiskChange} from '../xml/disk-edits.ts';
import {applyEdits} from '../xml/edits.ts';
import {allOf, attributeOf, firstOf} from '../xml/element.ts';
import {domainOf} from '../xml/identity.ts';
import {withIdentity} from '../xml/renew.ts';
import type {DiskFate} from './restore-fates.ts';
import type {Placement} from './restore-placement.ts';

/** What a restore changes in a definition. */
export interface DefinitionChanges {
  /** The name of a copy, which gets a UUID and MACs of its own; undefined keeps its identity. */
  readonly as: string | undefined;
  readonly fates: readonly DiskFate[];
  readonly nvram: Placement | undefined;
}

/** The definition that is to be defined: the text with these changes, byte for byte the same otherwise. */
export function restoredDefinition(text: string, {as, fates, nvram}: DefinitionChanges): string {
  const disks = new Map(fates.flatMap((fate) => changes(fate).map((change) => [fate.disk.target, change] as const)));
  const restored = withIdentity(text, {
    disks,
    ...(as !== undefined && {name: as, uuid: 'new', macs: 'new', generation: 'new', nvram: 'new'}),
    ...(nvram && {nvram: nvram.to}),
  });
  const chosen = withoutFirmwareChoice(restored);
  return as === undefined ? chosen : withoutFirmwareUuid(chosen);
}

function changes(fate: DiskFate): readonly DiskChange[] {
  if (fate.fate === 'emptied') return ['ejected'];
  if (fate.fate !== 'placed') return [];
  const {disk, placement, isPlain} = fate;
  const isSame = disk.type === 'file' && disk.path === placement.to && disk.chain.length === 0;
  const format = placement.becomes;
  if (isSame && format === (disk.format ?? 'raw') && !(isPlain && disk.isWrapped)) return [];
  return [{path: placement.to, ...(format !== (disk.format ?? 'raw') && {format}), isPlain}];
}

/**
 * What a domain runs with names the firmware that libvirt has chosen, without the attribute that asks for a choice but with
 * what was asked of it; libvirt takes that from nobody (9.0, virDomainDefOSValidate).
 */
function withoutFirmwareChoice(text: string): string {
  const os = firstOf(domainOf(text), 'os');
  if (attributeOf(os, 'firmware') !== undefined) return text;
  return applyEdits(
    text,
    allOf(os, 'firmware').map((asked) => removeElement(text, asked)),
  );
}

/** libvirt refuses one that contradicts that of the domain (virSysinfo, <entry name='uuid'>). */
function withoutFirmwareUuid(text: string): string {
  const entries = allOf(domainOf(text), 'sysinfo', 'system', 'entry');
  const uuids = entries.filter((entry) => attributeOf(entry, 'name') === 'uuid');
  return applyEdits(
    text,
    uuids.map((entry) => removeElement(text, entry)),
  );
}
