import type {ConsoleDevice, Definition, DiskFact, NicFact} from '../../model/facts.ts';
import {pinsOf, tuningOf} from './definition-cpu.ts';
import {attributeOf, childrenOf, type Element, firstOf, parseRoot, textOf} from './definition-xml.ts';
import {kibibyte, toNumber} from './number.ts';

/**
 * What operations and triage must know of a domain's XML (https://libvirt.org/formatdomain.html), which libvirt writes with all
 * memory in KiB. undefined for what is no domain XML; what it does not say, or says in no form known, is undefined or absent.
 */
export function parseDefinition(xml: string): Definition | undefined {
  const domain = parseRoot(xml, 'domain');
  if (domain === undefined) return undefined;
  const devices = firstOf(domain, 'devices');
  const system = firstOf(domain, 'os', 'type');
  const vcpus = vcpusOf(firstOf(domain, 'vcpu'));
  return {
    type: attributeOf(domain, 'type'),
    arch: attributeOf(system, 'arch'),
    machine: attributeOf(system, 'machine'),
    vcpus,
    pins: pinsOf(domain, vcpus?.maximum),
    tuning: tuningOf(firstOf(domain, 'cputune')),
    memory: memoryOf(domain),
    hardLimitBytes: bytesOf(firstOf(domain, 'memtune', 'hard_limit')),
    hugePages: firstOf(domain, 'memoryBacking', 'hugepages') !== undefined,
    balloon: balloonOf(firstOf(devices, 'memballoon')),
    nvram: nvramOf(firstOf(domain, 'os', 'nvram')),
    ...(leavesNvram(firstOf(domain, 'os')) && {leavesNvram: true}),
    disks: childrenOf(devices, 'disk').flatMap(diskOf),
    nics: childrenOf(devices, 'interface').map(nicOf),
    consoles: consolesOf(devices),
    graphics: childrenOf(devices, 'graphics').flatMap((graphics) => attributeOf(graphics, 'type') ?? []),
    agent: agentOf(devices),
  };
}

function vcpusOf(vcpu: Element | undefined): Definition['vcpus'] {
  const maximum = toNumber(textOf(vcpu));
  return maximum === undefined ? undefined : {maximum, current: toNumber(attributeOf(vcpu, 'current')) ?? maximum};
}

function memoryOf(domain: Element): Definition['memory'] {
  const maximumBytes = bytesOf(firstOf(domain, 'memory'));
  if (maximumBytes === undefined) return undefined;
  return {maximumBytes, currentBytes: bytesOf(firstOf(domain, 'currentMemory')) ?? maximumBytes};
}

function bytesOf(memory: Element | undefined): number | undefined {
  return attributeOf(memory, 'unit') === 'KiB' ? toNumber(textOf(memory), kibibyte) : undefined;
}

function balloonOf(balloon: Element | undefined): Definition['balloon'] {
  const model = attributeOf(balloon, 'model');
  const periodSeconds = toNumber(attributeOf(firstOf(balloon, 'stats'), 'period'));
  return model === undefined ? undefined : {model, periodSeconds: periodSeconds || undefined};
}

/** In the text, or since libvirt 8.5 in a source, as a disk has one. */
function nvramOf(nvram: Element | undefined): string | undefined {
  return textOf(nvram) ?? sourceOf(firstOf(nvram, 'source'));
}

/** Before libvirt 9.2 the choice of libvirt is never written into a definition that only asks for UEFI. */
function leavesNvram(system: Element | undefined): boolean {
  if (attributeOf(system, 'firmware') !== 'efi' || nvramOf(firstOf(system, 'nvram')) !== undefined) return false;
  return (
    firstOf(system, 'nvram', 'source') === undefined && attributeOf(firstOf(system, 'loader'), 'stateless') !== 'yes'
  );
}

function diskOf(disk: Element): readonly DiskFact[] {
  const place = firstOf(disk, 'target');
  const target = attributeOf(place, 'dev');
  if (target === undefined) return [];
  const driver = firstOf(disk, 'driver');
  return [
    {
      target,
      device: attributeOf(disk, 'device') ?? 'disk',
      type: attributeOf(disk, 'type'),
      ...(firstOf(disk, 'readonly') && {readOnly: true}),
      ...(firstOf(disk, 'shareable') && {shareable: true}),
      ...(firstOf(disk, 'transient') && {transient: true}),
      source: sourceOf(firstOf(disk, 'source')),
      bus: attributeOf(place, 'bus'),
      cache: attributeOf(driver, 'cache'),
      format: attributeOf(driver, 'type'),
      limited: firstOf(disk, 'iotune') !== undefined,
    },
  ];
}

function nicOf(nic: Element): NicFact {
  return {mac: attributeOf(firstOf(nic, 'mac'), 'address'), model: attributeOf(firstOf(nic, 'model'), 'type')};
}

const sourceAttributes = ['file', 'dev', 'dir', 'name', 'volume'] as const;

/** In the order in which virsh looks for it (tools/virsh-domain.c, cmdUndefine). */
function sourceOf(source: Element | undefined): string | undefined {
  return sourceAttributes.map((name) => attributeOf(source, name)).find((value) => value !== undefined);
}

/** What libvirt can attach a console to (qemuDomainOpenConsole). */
const attachable: ReadonlySet<string | undefined> = new Set(['pty', 'unix']);

/**
 * Consoles before serial ports, as libvirt prefers them; the first console stands for the first serial port, under the same
 * name. Names are given when the domain starts, always in this way.
 */
function consolesOf(devices: Element | undefined): readonly ConsoleDevice[] {
  const found = ['console', 'serial'].flatMap((element) =>
    childrenOf(devices, element).flatMap((device, index): ConsoleDevice[] => {
      if (!attachable.has(attributeOf(device, 'type'))) return [];
      const target = firstOf(device, 'target');
      const kind = attributeOf(target, 'type') ?? element;
      const given = `${kind === 'serial' ? kind : element}${attributeOf(target, 'port') ?? index}`;
      return [{name: attributeOf(firstOf(device, 'alias'), 'name') ?? given, kind}];
    }),
  );
  return found.filter(({name}, index) => found.findIndex((other) => other.name === name) === index);
}

const agentName = 'org.qemu.guest_agent.0';

function agentOf(devices: Element | undefined): Definition['agent'] {
  const targets = childrenOf(devices, 'channel').map((channel) => firstOf(channel, 'target'));
  const target = targets.find((one) => attributeOf(one, 'name') === agentName);
  if (target === undefined) return 'none';
  const state = attributeOf(target, 'state');
  return state === 'connected' || state === 'disconnected' ? state : 'unknown';
}
