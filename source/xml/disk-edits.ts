import {insertAfter, insertInto, removeAttribute, removeElement, replaceElement, setAttribute} from './change.ts';
import type {DefinedDisk} from './disks.ts';
import type {Edit} from './edits.ts';
import {allOf, attributeOf, firstOf} from './element.ts';
import {escapeAttribute} from './escape.ts';

/** What a disk is to be instead: a drive without a medium, or a file. */
export type DiskChange =
  | 'ejected'
  | {
      readonly path: string;
      /** Its format, where it is another or was not said. */
      readonly format?: string;
      /** The file is an image like any other: what was written of encryption and slices is no longer so. */
      readonly isPlain?: boolean;
    };

/** The edits that make a disk a file, whatever it was, or take its medium out. */
export function diskEdits(text: string, disk: DefinedDisk, change: DiskChange): readonly Edit[] {
  const stores = allOf(disk.element, 'backingStore').filter(({children}) => children.length > 0);
  const chain = stores.map((store) => removeElement(text, store));
  if (change === 'ejected') {
    const sources = allOf(disk.element, 'source').map((source) => removeElement(text, source));
    return [...typeEdits(text, disk), ...sources, ...chain];
  }
  return [
    ...typeEdits(text, disk),
    ...sourceEdits(text, disk, change),
    ...(change.isPlain ? allOf(disk.element, 'encryption').map((each) => removeElement(text, each)) : []),
    ...formatEdits(text, disk, change.format),
    // The chain that the definition names is that of the image that was; libvirt looks into the new one for its own.
    ...chain,
  ];
}

function typeEdits(text: string, {element, type, device}: DefinedDisk): readonly Edit[] {
  const isFile = type === 'file' && attributeOf(element, 'type') !== undefined;
  return [
    ...(isFile ? [] : [setAttribute(element, 'type', 'file')]),
    // Who it is to a server is said beside its source, or in it.
    ...(type === 'file' ? [] : allOf(element, 'auth').map((auth) => removeElement(text, auth))),
    ...(device === 'lun' ? lunEdits(text, element) : []),
  ];
}

/** A file cannot be passed through as a SCSI device. */
function lunEdits(text: string, element: DefinedDisk['element']): readonly Edit[] {
  return [
    setAttribute(element, 'device', 'disk'),
    ...['rawio', 'sgio'].flatMap((name) => removeAttribute(text, element, name)),
  ];
}

function sourceEdits(text: string, disk: DefinedDisk, change: Exclude<DiskChange, string>): readonly Edit[] {
  const source = firstOf(disk.element, 'source');
  const inner = change.isPlain ? [] : ['encryption', 'slices'].flatMap((name) => allOf(source, name));
  const kept = inner.map(({start, end}) => text.slice(start, end)).join('');
  const file = `<source file='${escapeAttribute(change.path)}'`;
  const xml = kept === '' ? `${file}/>` : `${file}>${kept}</source>`;
  if (!source) return [insertBeside(text, disk, xml)];
  const isSame = disk.type === 'file' && !(change.isPlain && disk.isWrapped);
  return [isSame ? setAttribute(source, 'file', change.path) : replaceElement(source, xml)];
}

function formatEdits(text: string, disk: DefinedDisk, wanted: string | undefined): readonly Edit[] {
  if (wanted === undefined || wanted === disk.format) return [];
  const driver = firstOf(disk.element, 'driver');
  if (driver) return [setAttribute(driver, 'type', wanted)];
  return [insertBeside(text, disk, `<driver name='qemu' type='${escapeAttribute(wanted)}'/>`)];
}

/** Beside the target, which every disk has, and which stays. */
function insertBeside(text: string, {element}: DefinedDisk, xml: string): Edit {
  const target = firstOf(element, 'target');
  return target ? insertAfter(text, target, xml) : insertInto(text, element, xml);
}
