import {XMLParser} from 'fast-xml-parser';
import {describe, expect, it} from 'vitest';
import {domainXml} from './domain-xml.ts';
import {fleet} from './fleet.ts';
import type {GuestSpec} from './guest-spec.ts';
import {pathsOf} from './paths.ts';

const image = {kernel: '/cache/vmlinuz', initrd: '/cache/initrd'};
const parser = new XMLParser({ignoreAttributes: false, attributeNamePrefix: ''});

function parsed(spec: GuestSpec) {
  return parser.parse(domainXml(spec, image, pathsOf('unit'))).domain;
}

describe('domainXml', () => {
  it.each(fleet)('keeps the name of $name', (spec) => {
    expect(parsed(spec).name).toBe(spec.name);
  });

  it.each(['<a>&"b"', "]]>'", 'grün \u202e'])('keeps %j as a name and in the command line', (text) => {
    const domain = parsed({name: text, cmdline: text});
    expect(domain.name).toBe(text);
    expect(domain.os.cmdline).toContain(text);
  });

  it('takes the sizes in MiB', () => {
    const domain = parsed({name: 'a', memoryMiB: 192, balloonMiB: 96});
    expect(domain.memory).toEqual({unit: 'MiB', '#text': 192});
    expect(domain.currentMemory).toEqual({unit: 'MiB', '#text': 96});
  });

  it('has a disk only when its size is given', () => {
    expect(parsed({name: 'a'}).devices.disk).toBeUndefined();
    expect(parsed({name: 'a', diskMiB: 16}).devices.disk.target).toEqual({dev: 'vda', bus: 'virtio'});
  });

  it('has a channel for an agent only when it runs one', () => {
    expect(parsed({name: 'a'}).devices.channel).toBeUndefined();
    const agent = parsed({name: 'a', agent: true});
    expect(agent.devices.channel.target.name).toBe('org.qemu.guest_agent.0');
    expect(agent.os.cmdline).toContain('lab.agent=1');
  });

  it('boots nothing without a system', () => {
    expect(parsed({name: 'a', system: false}).os.kernel).toBeUndefined();
  });
});
