import {attributeOf, type Element, firstOf} from '../element.ts';

const keys: Readonly<Record<string, (device: Element) => string | undefined>> = {
  disk: (device) => attributeOf(firstOf(device, 'target'), 'dev'),
  interface: (device) => attributeOf(firstOf(device, 'mac'), 'address')?.toLowerCase(),
  controller: (device) => `${attributeOf(device, 'type')} ${attributeOf(device, 'index')}`,
  hostdev: (device) => addressText(firstOf(device, 'source')),
  channel: (device) => attributeOf(firstOf(device, 'target'), 'name'),
  graphics: (device) => attributeOf(device, 'type'),
};

/** What makes a device the same one in two definitions, among those of its kind; empty where only its place does. */
export function pairKey(device: Element): string {
  return keys[device.name]?.(device) ?? '';
}

/** What a device is called: "the disk vda", "the interface 52:54:00:12:34:56", "the video". */
export function nameOf(device: Element): string {
  const key = pairKey(device).trim();
  return key === '' ? `the ${device.name}` : `the ${device.name} ${key}`;
}

/** The attributes of all that is in it, such as a PCI address. */
function addressText(source: Element | undefined): string {
  const all = [...(source?.attributes ?? []), ...(source?.children.flatMap(({attributes}) => attributes) ?? [])];
  return all.map(({value}) => value).join(' ');
}

/** Kinds that QEMU can be given, and can give back, while the guest runs. */
const pluggable: Readonly<Record<string, (device: Element, way: 'in' | 'out') => boolean>> = {
  disk: (device) =>
    ['disk', 'lun', undefined].includes(attributeOf(device, 'device')) && pluggableBuses.has(busOf(device)),
  // libvirt would make one address for the running domain, and another one for the next start.
  interface: (device) => firstOf(device, 'mac') !== undefined,
  hostdev: () => true,
  rng: () => true,
  redirdev: () => true,
  shmem: () => true,
  memory: (_, way) => way === 'in',
  channel: () => true,
};

const pluggableBuses: ReadonlySet<string> = new Set(['virtio', 'scsi', 'usb']);

/** Whether it can be plugged in, or out, while the guest runs. */
export function canPlug(device: Element, way: 'in' | 'out'): boolean {
  return pluggable[device.name]?.(device, way) ?? false;
}

/** The bus that is written, else what the name of the target means to libvirt. */
function busOf(disk: Element): string {
  const target = firstOf(disk, 'target');
  return attributeOf(target, 'bus') ?? (attributeOf(target, 'dev')?.startsWith('vd') ? 'virtio' : '');
}

/** What update-device can change of a kind (qemuDomainUpdateDeviceLive); all else of it cannot be another while it runs. */
const updatable: Readonly<Record<string, ReadonlySet<string>>> = {
  disk: new Set(['@type', 'source', 'driver', 'readonly']),
  interface: new Set(['source', 'link', 'bandwidth', 'filterref', 'vlan', 'coalesce', 'virtualport']),
  graphics: new Set(['@passwd', '@passwdValidTo', '@connected']),
};

/** Whether update-device can make a device what it is to be; of disks only the media of drives are changed. */
export function updates(one: Element, other: Element, parts: readonly string[]): boolean {
  const isFixedDisk = other.name === 'disk' && !['cdrom', 'floppy'].includes(attributeOf(other, 'device') ?? '');
  const known = updatable[one.name];
  return !isFixedDisk && known !== undefined && parts.every((part) => known.has(part));
}
