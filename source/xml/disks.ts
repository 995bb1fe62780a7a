import {allOf, attributeOf, type Element, firstOf} from './element.ts';
import {domainOf} from './identity.ts';

/** A disk as a definition has it. */
export interface DefinedDisk {
  /** The name within the domain: vda. Empty where the definition has none. */
  readonly target: string;
  /** disk, cdrom, floppy or lun. */
  readonly device: string;
  /** What its source is: file, block, network, volume, …; libvirt's default is file. */
  readonly type: string;
  /** A path, or what else names it; undefined of a drive without a medium. */
  readonly source: string | undefined;
  /** The path on this host; undefined of what is none. */
  readonly path: string | undefined;
  readonly format: string | undefined;
  readonly readOnly: boolean;
  readonly shareable: boolean;
  /** What the guest writes is thrown away when it stops. */
  readonly transient: boolean;
  /** Encryption or slices: how its image is read is written beside it. */
  readonly isWrapped: boolean;
  /** The images beneath it that the definition itself names, from the one it is based on to the last. */
  readonly chain: readonly string[];
  readonly element: Element;
}

/** The disks of a definition, in its order; none of a text that is no definition of a domain. */
export function disksOf(text: string): readonly DefinedDisk[] {
  return allOf(domainOf(text), 'devices', 'disk').map((element) => {
    const source = firstOf(element, 'source');
    const type = attributeOf(element, 'type') ?? 'file';
    return {
      target: attributeOf(firstOf(element, 'target'), 'dev') ?? '',
      device: attributeOf(element, 'device') ?? 'disk',
      type,
      source: sourceText(source),
      path: pathOf(type, source),
      format: attributeOf(firstOf(element, 'driver'), 'type'),
      readOnly: firstOf(element, 'readonly') !== undefined,
      shareable: firstOf(element, 'shareable') !== undefined,
      transient: firstOf(element, 'transient') !== undefined,
      isWrapped: ['encryption', 'slices'].some((name) => firstOf(source, name) ?? firstOf(element, name)),
      chain: chainOf(element),
      element,
    };
  });
}

const pathAttributes: Readonly<Record<string, string>> = {file: 'file', block: 'dev', dir: 'dir'};

function pathOf(type: string, source: Element | undefined): string | undefined {
  return attributeOf(source, pathAttributes[type] ?? '') || undefined;
}

/** A volume with its pool, a network disk with its protocol and first host, a device by its address, else what names it. */
function sourceText(source: Element | undefined): string | undefined {
  const [file, dev, dir, path, name, volume, pool, protocol] = [
    'file',
    'dev',
    'dir',
    'path',
    'name',
    'volume',
    'pool',
    'protocol',
  ].map((attribute) => attributeOf(source, attribute));
  if (volume !== undefined) return pool === undefined ? volume : `${pool}/${volume}`;
  if (protocol !== undefined)
    return `${protocol}://${attributeOf(firstOf(source, 'host'), 'name') ?? ''}/${name ?? ''}`;
  return (file ?? dev ?? dir ?? path ?? name) || addressText(firstOf(source, 'address'));
}

/** Of an NVMe drive of the host: 0000:01:00.0. */
function addressText(address: Element | undefined): string | undefined {
  if (address === undefined) return undefined;
  const [domain, bus, slot, part] = ['domain', 'bus', 'slot', 'function'].map((name) =>
    (attributeOf(address, name) ?? '0').replace(/^0x/, ''),
  );
  return `${domain}:${bus}:${slot}.${part}`;
}

/** @returns the paths of a <backingStore>, and of those within it */
function chainOf(disk: Element): readonly string[] {
  const paths: string[] = [];
  for (let store = firstOf(disk, 'backingStore'); store; store = firstOf(store, 'backingStore')) {
    const path = sourceText(firstOf(store, 'source'));
    if (path !== undefined) paths.push(path);
  }
  return paths;
}

/** Whether its medium can be changed, so that it is of use without one. */
export function isDrive({device}: Pick<DefinedDisk, 'device'>): boolean {
  return device === 'cdrom' || device === 'floppy';
}
