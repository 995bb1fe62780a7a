import {XMLParser} from 'fast-xml-parser';
import type {KvmSupport} from '../../model/host.ts';

interface Guest {
  readonly arch?: readonly {readonly '@name'?: string; readonly domain?: readonly {readonly '@type'?: string}[]}[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  // Only the kinds of guests matter: the machine types and CPU features in between are thousands of elements.
  stopNodes: ['*.machine', '*.feature', '*.features', '*.topology'],
  isArray: (name) => ['guest', 'arch', 'domain'].includes(name),
});

/**
 * Whether libvirt offers KVM for guests, by `virsh capabilities` (https://libvirt.org/formatcaps.html). undefined for a
 * hypervisor that has no such thing, and for what is no such XML.
 */
export function parseKvmCapability(xml: string): KvmSupport | undefined {
  const types = guestsOf(xml).flatMap(({arch = []}) =>
    arch.flatMap(({domain = []}) => domain.map((one) => one['@type'])),
  );
  if (types.includes('kvm')) return {usable: true, detail: 'kvm'};
  if (types.includes('qemu')) return {usable: false, detail: 'libvirt offers no KVM on this host'};
  return undefined;
}

function guestsOf(xml: string): readonly Guest[] {
  try {
    return parser.parse(xml).capabilities?.guest ?? [];
  } catch {
    return [];
  }
}
