import {disksOf} from './disks.ts';
import {allOf, attributeOf, type Element, firstOf} from './element.ts';
import {domainOf} from './identity.ts';

/** A file of the host that a definition names. */
export interface NamedFile {
  readonly role: 'disk' | 'backing' | 'nvram' | 'loader' | 'kernel' | 'initrd' | 'dtb' | 'emulator';
  readonly path: string;
  /** The disk it is for, or is beneath of. */
  readonly target?: string;
  /** A medium that can be missing: a cdrom or a floppy. */
  readonly isMedium?: boolean;
}

/** The files of the host that a definition names, disks first; none of a text that is no definition of a domain. */
export function namedFiles(text: string): readonly NamedFile[] {
  const domain = domainOf(text);
  const disks = disksOf(text).flatMap(({target, device, path, chain}): NamedFile[] => [
    ...(path === undefined ? [] : [{role: 'disk', path, target, isMedium: removable.has(device)} as const]),
    ...chain.filter(isPath).map((each) => ({role: 'backing', path: each, target}) as const),
  ]);
  const others = (['nvram', 'loader', 'kernel', 'initrd', 'dtb'] as const).flatMap((role): NamedFile[] => {
    const path = textOrSource(firstOf(domain, 'os', role));
    return path === undefined ? [] : [{role, path}];
  });
  const emulators = allOf(domain, 'devices', 'emulator').map(({text: path}) => ({role: 'emulator', path}) as const);
  return [...disks, ...others, ...emulators];
}

/** Where a definition says that the variables of the firmware are; undefined where it leaves that to libvirt. */
export function nvramOf(text: string): string | undefined {
  return textOrSource(firstOf(domainOf(text), 'os', 'nvram'));
}

/**
 * Whether a definition leaves it to libvirt where the variables of its firmware are. Before libvirt 9.2 that is never
 * written into it, although there are some.
 */
export function leavesNvram(text: string): boolean {
  const os = firstOf(domainOf(text), 'os');
  const nvram = firstOf(os, 'nvram');
  const isNamed = textOrSource(nvram) !== undefined || firstOf(nvram, 'source') !== undefined;
  return attributeOf(os, 'firmware') === 'efi' && !isNamed && attributeOf(firstOf(os, 'loader'), 'stateless') !== 'yes';
}

const removable: ReadonlySet<string> = new Set(['cdrom', 'floppy']);

function isPath(source: string): boolean {
  return source.startsWith('/');
}

/** Some have their path in their text; NVRAM also in a source, as a disk has it, since libvirt 8.5. */
function textOrSource(element: Element | undefined): string | undefined {
  return element?.text.trim() || attributeOf(firstOf(element, 'source'), 'file') || undefined;
}
