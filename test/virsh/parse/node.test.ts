import {expect, it} from 'vitest';
import {
  parseNodecpustats,
  parseNodeinfo,
  parseNodeMemoryTune,
  parseNodememstats,
  parseVersion,
} from '../../../source/virsh/parse/node.ts';
import {fixture} from '../fixture.ts';

it('reads nodeinfo', () => {
  expect(parseNodeinfo(fixture('nodeinfo.txt'))).toEqual({pcpus: 2, cpuModel: 'x86_64'});
});

it('reads nodecpustats', () => {
  expect(parseNodecpustats(fixture('nodecpustats.txt'))).toEqual({
    userNs: 1_037_540_000_000,
    systemNs: 198_340_000_000,
    idleNs: 4_571_220_000_000,
    iowaitNs: 7_890_000_000,
  });
});

it('reads nodememstats', () => {
  expect(parseNodememstats(fixture('nodememstats.txt'))).toEqual({
    totalBytes: 24_684_096 * 1024,
    availableBytes: (20_344_016 + 4680 + 621_128) * 1024,
  });
});

it('does not make up available memory', () => {
  expect(parseNodememstats('total  : 10 KiB\nfree   : 5 KiB\n')).toEqual({totalBytes: 10_240});
});

it('reads what KSM saves', () => {
  const text = fixture('node-memory-tune.txt').replace('shm_pages_sharing 0', 'shm_pages_sharing 3');
  expect(parseNodeMemoryTune(text, 4096)).toEqual({savedBytes: 12_288});
});

it.each([
  ['of a daemon', fixture('version.txt'), {hypervisor: 'QEMU', hypervisorVersion: '7.2.22', libvirtVersion: '9.0.0'}],
  ['of a library', 'Using library: libvirt 8.1.0\n', {libvirtVersion: '8.1.0'}],
  [
    'of a daemon that differs from the library',
    'Using library: libvirt 9.0.0\nRunning against daemon: 6.0.0\n',
    {libvirtVersion: '6.0.0'},
  ],
])('reads the version %s', (_, text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

it.each([parseNodeinfo, parseNodecpustats, parseNodememstats, parseVersion])(
  '%o takes garbage for unknown',
  (parse) => {
    for (const garbage of ['', '::::', 'user: many\nfree: 1 GiB\nCPU(s): -2', '\0\n:\n']) {
      expect(Object.values(parse(garbage)).filter((value) => value !== undefined)).toEqual([]);
    }
  },
);
