import {type DefinedDisk, disksOf} from '../xml/disks.ts';
import {allOf, attributeOf, type Element, firstOf} from '../xml/element.ts';
import {canonicalUuid} from '../xml/identity.ts';
import {leavesNvram, namedFiles, nvramOf} from '../xml/named-files.ts';
import {networkAddress} from '../xml/network-address.ts';
import {tpmSecrets} from './left-out.ts';

/** What a definition asks of the host that it is restored on. */
export interface Subject {
  readonly name: string;
  readonly uuid: string | undefined;
  /** kvm, qemu */
  readonly type: string | undefined;
  readonly arch: string | undefined;
  readonly machine: string | undefined;
  readonly emulator: string | undefined;
  readonly macs: readonly string[];
  readonly networks: readonly string[];
  /** What of the host only one running domain can have. */
  readonly claims: readonly string[];
  readonly disks: readonly DefinedDisk[];
  readonly nvram: string | undefined;
  /** It has variables of its firmware, and leaves it to libvirt where. */
  readonly leavesNvram: boolean;
  /** Where the state of its TPM is, if not where libvirt keeps it by itself. */
  readonly tpm: string | undefined;
  /** Further files that it cannot start without: what they are, and their paths. */
  readonly files: readonly {readonly what: string; readonly path: string}[];
  /** Of libvirt, by UUID: those that the state of its TPM is encrypted with. */
  readonly tpmSecrets: readonly string[];
}

/**
 * Reads the definition of a domain (https://libvirt.org/formatdomain.html).
 * @param domain the root of the text
 */
export function subjectOf(text: string, domain: Element): Subject {
  const type = firstOf(domain, 'os', 'type');
  const named = namedFiles(text);
  return {
    name: firstOf(domain, 'name')?.text ?? '',
    uuid: canonicalUuid(firstOf(domain, 'uuid')?.text ?? ''),
    type: attributeOf(domain, 'type'),
    arch: attributeOf(type, 'arch'),
    machine: attributeOf(type, 'machine'),
    emulator: named.find(({role}) => role === 'emulator')?.path,
    macs: macsOf(domain),
    networks: [...new Set(valuesOf(allOf(domain, 'devices', 'interface', 'source'), 'network'))],
    claims: claimsOf(domain),
    disks: disksOf(text).filter(({target}) => target !== ''),
    nvram: nvramOf(text),
    leavesNvram: leavesNvram(text),
    tpm: valuesOf(allOf(domain, 'devices', 'tpm', 'backend', 'source'), 'path')[0],
    files: [
      ...named.flatMap(({role, path}) => (needed.has(role) && path.startsWith('/') ? [{what: role, path}] : [])),
      ...valuesOf(allOf(domain, 'devices', 'filesystem', 'source'), 'dir').map((path) => ({
        what: 'shared folder',
        path,
      })),
    ],
    tpmSecrets: tpmSecrets(domain),
  };
}

const needed: ReadonlySet<string> = new Set(['loader', 'kernel', 'initrd', 'dtb']);

/** The MAC addresses of the interfaces of a domain, in lower case. */
export function macsOf(domain: Element | undefined): readonly string[] {
  return valuesOf(allOf(domain, 'devices', 'interface', 'mac'), 'address').map((mac) => mac.toLowerCase());
}

/** The sockets and ports that a definition itself gives a number or a name, as words for people. */
export function claimsOf(domain: Element | undefined): readonly string[] {
  const devices = firstOf(domain, 'devices')?.children ?? [];
  return devices.flatMap((device) => {
    const port = device.name === 'graphics' ? Number(attributeOf(device, 'port')) : 0;
    const isFixed = port > 0 && attributeOf(device, 'autoport') !== 'yes';
    const sockets = allOf(device, 'source').filter((source) => attributeOf(source, 'mode') === 'bind');
    return [
      ...(isFixed ? [`the ${attributeOf(device, 'type')} port ${port}`] : []),
      ...valuesOf(sockets, 'path').map((path) => `the socket ${path}`),
    ];
  });
}

/** What tells a disk that is on a server from all others; undefined of one that is not. */
export function remoteOf(disk: DefinedDisk): string | undefined {
  return disk.type === 'network' ? (networkAddress(disk) ?? disk.source) : undefined;
}

/** The storage pool that a disk is a volume of. */
export function poolOf({element}: DefinedDisk): string | undefined {
  return attributeOf(firstOf(element, 'source'), 'pool');
}

function valuesOf(elements: readonly Element[], name: string): readonly string[] {
  return elements.flatMap((element) => attributeOf(element, name) ?? []);
}
