import {describe, expect, it} from 'vitest';
import {parseDefinition} from '../../../source/virsh/parse/definition.ts';
import {fixture} from '../fixture.ts';

const mebibyte = 1024 ** 2;

describe('a recorded definition', () => {
  it('of a domain that is active', () => {
    const image = {device: 'disk', type: 'file', bus: 'virtio', format: 'qcow2', limited: false};
    expect(parseDefinition(fixture('facts/dumpxml-active.txt'))).toEqual({
      type: 'qemu',
      arch: 'x86_64',
      machine: 'pc-q35-7.2',
      pins: new Map(),
      tuning: {},
      hugePages: false,
      nics: [],
      vcpus: {current: 1, maximum: 1},
      memory: {currentBytes: 16 * mebibyte, maximumBytes: 16 * mebibyte},
      balloon: {model: 'none', periodSeconds: undefined},
      nvram: undefined,
      disks: [
        {...image, target: 'vda', source: '/lab/pool/a,b.qcow2'},
        {...image, type: 'volume', target: 'vdb', source: 'c.qcow2'},
        {...image, target: 'vdc', source: '/lab/x/disks/un.qcow2'},
        {target: 'sda', device: 'cdrom', type: 'file', readOnly: true, bus: 'sata', limited: false},
      ],
      consoles: [
        {name: 'serial0', kind: 'serial'},
        {name: 'console1', kind: 'virtio'},
      ],
      graphics: ['vnc'],
      agent: 'disconnected',
    });
  });

  it('names the consoles of the next start as libvirt will', () => {
    const active = parseDefinition(fixture('facts/dumpxml-active.txt'));
    const inactive = parseDefinition(fixture('facts/dumpxml-inactive.txt'));
    expect(inactive?.consoles).toEqual(active?.consoles);
    expect(inactive?.agent).toBe('unknown');
  });

  it('of a UEFI guest', () => {
    expect(parseDefinition(fixture('facts/dumpxml-uefi.txt'))).toMatchObject({
      vcpus: {current: 1, maximum: 4},
      balloon: {model: 'virtio', periodSeconds: 5},
      nvram: '/lab/x/disks/vars & more.fd',
    });
  });

  it('of one that is ballooned, or has only its lab console', () => {
    expect(parseDefinition(fixture('dumpxml-disk.txt'))).toMatchObject({
      balloon: {model: 'virtio', periodSeconds: 1},
      disks: [{target: 'vda', device: 'disk'}],
      consoles: [{name: 'serial0'}, {name: 'serial1'}],
      graphics: [],
      agent: 'none',
    });
  });
});

describe('tuning', () => {
  it('of a recorded definition', () => {
    expect(parseDefinition(fixture('facts/dumpxml-tuned.txt'))).toMatchObject({
      vcpus: {current: 2, maximum: 4},
      pins: new Map([
        [0, '0'],
        [1, '0-1'],
        [2, '0-1'],
        [3, '1'],
      ]),
      tuning: {shares: 2048, vcpuLimitPercent: 25},
      hardLimitBytes: 512 * mebibyte,
      hugePages: true,
      disks: [
        {target: 'vda', bus: 'virtio', cache: 'none', format: 'raw', limited: true},
        {target: 'sdb', bus: 'sata', cache: 'writeback', format: 'qcow2', limited: false},
        {target: 'sdc', bus: 'sata', device: 'cdrom', format: 'raw', limited: false},
      ],
      nics: [
        {mac: '52:54:00:12:34:56', model: 'virtio'},
        {mac: '52:54:00:12:34:57', model: 'e1000e'},
      ],
    });
  });

  it.each([
    ['<quota>50000</quota>', 50],
    ['<period>10000</period><quota>20000</quota>', 200],
    ['<period>10000</period>', undefined],
    ['<quota>-1</quota>', undefined],
    ['<quota>0</quota>', undefined],
  ])('%s limits each vCPU to %s percent', (inside, percent) => {
    const xml = `<domain><cputune>${inside}</cputune></domain>`;
    expect(parseDefinition(xml)?.tuning?.vcpuLimitPercent).toBe(percent);
  });

  it('is not made endless by a number', () => {
    expect(parseDefinition("<domain><vcpu cpuset='0'>9999999999</vcpu></domain>")?.pins?.size).toBe(8192);
  });
});

function devices(inside: string) {
  return parseDefinition(`<domain type='kvm'><devices>${inside}</devices></domain>`);
}

describe('a source', () => {
  it.each([
    ["<source file=' /a&amp;b&quot;.img '/>", ' /a&b".img '],
    ["<source dev='/dev/vg/lv' index='1'/>", '/dev/vg/lv'],
    ["<source pool='p' volume='v'/>", 'v'],
    ["<source protocol='rbd' name='pool/image'><host name='mon'/></source>", 'pool/image'],
    ["<backingStore type='file'><source file='/base'/></backingStore>", undefined],
    ["<source file='007'/>", '007'],
    ["<source startupPolicy='optional'/>", undefined],
    ["<source file='/first'/><source file='/second'/>", '/first'],
  ])('%s', (source, expected) => {
    expect(devices(`<disk type='file'>${source}<target dev='vda'/></disk>`)?.disks[0]?.source).toBe(expected);
  });

  it('of UEFI variables can be an element', () => {
    const xml = "<domain><os><nvram type='file'><source file='/vars.fd'/></nvram></os></domain>";
    expect(parseDefinition(xml)?.nvram).toBe('/vars.fd');
  });
});

it.each([
  ["<os firmware='efi'><type>hvm</type></os>", true],
  ["<os firmware='efi'><nvram template='/vars.fd'/></os>", true],
  ["<os firmware='efi'><nvram>/vars.fd</nvram></os>", undefined],
  ["<os firmware='efi'><nvram type='network'><source protocol='iscsi' name='x'/></nvram></os>", undefined],
  ["<os firmware='efi'><loader stateless='yes'/></os>", undefined],
  ["<os firmware='bios'/>", undefined],
  ['<os/>', undefined],
])('%s leaves it to libvirt where its UEFI variables are: %s', (os, leaves) => {
  expect(parseDefinition(`<domain>${os}</domain>`)?.leavesNvram).toBe(leaves);
});

describe('an agent', () => {
  it.each([
    ["<target type='virtio' name='org.qemu.guest_agent.0' state='connected'/>", 'connected'],
    ["<target type='virtio' name='org.qemu.guest_agent.0'/>", 'unknown'],
    ["<target type='virtio' name='com.redhat.spice.0' state='connected'/>", 'none'],
  ])('%s', (target, expected) => {
    expect(devices(`<channel type='spicevmc'/><channel type='unix'>${target}</channel>`)?.agent).toBe(expected);
  });
});

it('leaves out consoles that nothing can be attached to', () => {
  const xml = "<serial type='pty'><target port='0'/></serial><serial type='file'><target port='1'/></serial>";
  expect(devices(xml)?.consoles).toEqual([{name: 'serial0', kind: 'serial'}]);
});

describe('hostile XML', () => {
  const nothing = {
    ...{vcpus: undefined, memory: undefined, balloon: undefined, nvram: undefined},
    ...{disks: [], consoles: [], graphics: [], agent: 'none'},
    ...{pins: new Map(), tuning: {}, hugePages: false, nics: []},
  };

  it.each([
    ['another document', '<network/>'],
    ['what is cut off', '<domain><os'],
    ['no XML', "error: failed to get domain 'x'"],
    ['nothing', ''],
    ['endless nesting', `<domain>${'<a>'.repeat(200)}`],
  ])('%s is no definition', (_, xml) => {
    expect(parseDefinition(xml)).toBeUndefined();
  });

  it.each([
    ['empty', '<domain/>'],
    [
      'text where elements should be',
      '<domain>x<devices>y</devices><os>z</os><vcpu>1.x</vcpu><memory>5</memory></domain>',
    ],
    ['another unit', "<domain><memory unit='furlong'>5</memory></domain>"],
    ['other types', '<domain><devices><disk/><serial/><channel/><graphics/><memballoon/></devices></domain>'],
    ['numbers out of range', `<domain><vcpu>-1</vcpu><memory unit='KiB'>${'9'.repeat(400)}</memory></domain>`],
    [
      'a tuning without values',
      "<domain><cputune><shares/><quota/><vcpupin vcpu='x' cpuset='1'/><vcpupin vcpu='1'/></cputune></domain>",
    ],
    [
      'what looks like the real thing in a free text',
      "<domain><metadata><a:x xmlns:a='a'><devices><graphics type='vnc'/></devices></a:x><nvram>x</nvram></metadata>" +
        '<description>&lt;devices&gt;</description></domain>',
    ],
  ])('%s tells nothing', (_, xml) => {
    expect(parseDefinition(xml)).toEqual(nothing);
  });

  it('pollutes nothing', () => {
    const definition = devices(
      "<__proto__ polluted='1'/><constructor/><hasOwnProperty/><disk><target dev='__proto__'/></disk>",
    );
    expect(Object.hasOwn(Object.prototype, '@polluted')).toBe(false);
    expect(definition?.disks ?? []).toMatchObject(definition ? [{target: '__proto__', device: 'disk'}] : []);
  });

  it('cannot make itself grow', () => {
    const entities = Array.from({length: 20}, (_, n) => `<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE domain [${entities}]><domain><os><nvram>&e19;</nvram></os></domain>`;
    expect(parseDefinition(bomb)?.nvram?.length ?? 0).toBeLessThan(100);
  });

  it('may have a long chain of images', () => {
    const chain = `${"<backingStore type='file'><source file='/x'/>".repeat(300)}${'</backingStore>'.repeat(300)}`;
    expect(devices(`<disk type='file'><source file='/top'/>${chain}<target dev='vda'/></disk>`)?.disks).toMatchObject([
      {target: 'vda', device: 'disk', source: '/top'},
    ]);
  });
});
