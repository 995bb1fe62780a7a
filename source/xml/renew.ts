import {insertAfter, insertInto, removeElement, replaceElement, setAttribute, setText} from './change.ts';
import {type DiskChange, diskEdits} from './disk-edits.ts';
import {disksOf} from './disks.ts';
import {applyEdits, type Edit} from './edits.ts';
import {allOf, attributeOf, type Element, firstOf} from './element.ts';
import {escapeText} from './escape.ts';
import {domainOf} from './identity.ts';

/** What is to be another in a definition; what is absent stays as it is. */
export interface Changes {
  readonly name?: string;
  /** 'new' takes it away, so that libvirt makes one. */
  readonly uuid?: string | 'new';
  /** Addresses of the interfaces in their order, where undefined stays; 'new' takes them away, so that libvirt makes them. */
  readonly macs?: readonly (string | undefined)[] | 'new';
  /** By the target of the disk: vda. */
  readonly disks?: ReadonlyMap<string, DiskChange>;
  /** The path of the firmware's variables; 'new' takes it away, so that libvirt makes new ones from the template. */
  readonly nvram?: string | 'new';
  /** 'new' has libvirt make a generation id: a guest that is a copy, or is back from the past, is told so by it. */
  readonly generation?: 'new';
}

/**
 * A definition with changes, and with every other byte as it was.
 * @throws TypeError for a text that is no definition of a domain: ask `faultOf` first
 */
export function withIdentity(text: string, changes: Changes): string {
  const domain = domainOf(text);
  if (!domain) throw new TypeError('The text is no definition of a domain.');
  return applyEdits(text, [
    ...nameEdits(domain, changes.name),
    ...uuidEdits(text, domain, changes.uuid),
    ...macEdits(text, domain, changes.macs),
    ...disksOf(text).flatMap((disk) => {
      const change = changes.disks?.get(disk.target);
      return change ? diskEdits(text, disk, change) : [];
    }),
    ...nvramEdits(text, domain, changes.nvram),
    ...(changes.generation ? allOf(domain, 'genid').map((genid) => replaceElement(genid, '<genid/>')) : []),
  ]);
}

function nameEdits(domain: Element, name: string | undefined): readonly Edit[] {
  const element = firstOf(domain, 'name');
  return name !== undefined && element ? [setText(element, name)] : [];
}

function uuidEdits(text: string, domain: Element, uuid: Changes['uuid']): readonly Edit[] {
  if (uuid === undefined) return [];
  const element = firstOf(domain, 'uuid');
  if (uuid === 'new') return element ? [removeElement(text, element)] : [];
  if (element) return [setText(element, uuid)];
  const name = firstOf(domain, 'name');
  return name ? [insertAfter(text, name, `<uuid>${escapeText(uuid)}</uuid>`)] : [];
}

function macEdits(text: string, domain: Element, macs: Changes['macs']): readonly Edit[] {
  const interfaces = allOf(domain, 'devices', 'interface');
  if (macs === 'new') return interfaces.flatMap((nic) => allOf(nic, 'mac').map((mac) => removeElement(text, mac)));
  return interfaces.flatMap((nic, index) => {
    const address = macs?.[index];
    if (address === undefined) return [];
    const mac = firstOf(nic, 'mac');
    return [
      mac ? setAttribute(mac, 'address', address) : insertInto(text, nic, `<mac address='${escapeText(address)}'/>`),
    ];
  });
}

function nvramEdits(text: string, domain: Element, nvram: Changes['nvram']): readonly Edit[] {
  const element = firstOf(domain, 'os', 'nvram');
  if (nvram === undefined || !element) return [];
  if (nvram === 'new') {
    const hasTemplate = attributeOf(element, 'template') !== undefined;
    return [hasTemplate ? setText(element, '') : removeElement(text, element)];
  }
  const source = firstOf(element, 'source');
  return [source ? setAttribute(source, 'file', nvram) : setText(element, nvram)];
}
