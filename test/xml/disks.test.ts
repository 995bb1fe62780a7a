import {describe, expect, it} from 'vitest';
import {disksOf} from '../../source/xml/disks.ts';
import {namedFiles, nvramOf} from '../../source/xml/named-files.ts';

const text = `<domain><name>x</name>
  <os><loader>/usr/OVMF.fd</loader><nvram>/var/x_VARS.fd</nvram><kernel>/boot/k</kernel></os>
  <devices><emulator>/usr/bin/qemu</emulator>
    <disk type='file' device='disk'><driver type='qcow2'/><source file='/a.qcow2'><encryption/></source>
      <backingStore type='file'><source file='/b.qcow2'/><backingStore type='network'><source protocol='nbd' name='c'/></backingStore></backingStore>
      <target dev='vda'/><shareable/></disk>
    <disk type='block' device='lun'><source dev='/dev/sdb'/><target dev='sda'/></disk>
    <disk type='network'><source protocol='rbd' name='pool/img'><host name='ceph1'/></source><target dev='vdb'/></disk>
    <disk type='volume'><source pool='p' volume='v'/><target dev='vdc'/></disk>
    <disk type='file' device='cdrom'><target dev='sdb'/><readonly/></disk>
    <disk device='floppy'><source file='/f.img'/><target dev='fda'/></disk>
  </devices></domain>`;

describe('disksOf', () => {
  it('tells what each disk is', () => {
    const disks = disksOf(text).map(({element, ...disk}) => disk);
    const plain = {
      device: 'disk',
      format: undefined,
      readOnly: false,
      shareable: false,
      transient: false,
      isWrapped: false,
      chain: [],
      path: undefined,
    };
    expect(disks).toEqual([
      {
        ...plain,
        target: 'vda',
        type: 'file',
        source: '/a.qcow2',
        path: '/a.qcow2',
        format: 'qcow2',
        shareable: true,
        isWrapped: true,
        chain: ['/b.qcow2', 'nbd:///c'],
      },
      {...plain, target: 'sda', device: 'lun', type: 'block', source: '/dev/sdb', path: '/dev/sdb'},
      {...plain, target: 'vdb', type: 'network', source: 'rbd://ceph1/pool/img'},
      {...plain, target: 'vdc', type: 'volume', source: 'p/v'},
      {...plain, target: 'sdb', device: 'cdrom', type: 'file', source: undefined, readOnly: true},
      {...plain, target: 'fda', device: 'floppy', type: 'file', source: '/f.img', path: '/f.img'},
    ]);
  });

  it.each([
    ["<disk type='vhostuser'><source type='unix' path='/run/v.sock'/><target dev='vda'/></disk>", '/run/v.sock'],
    [
      "<disk type='nvme'><source type='pci' namespace='1'><address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></source><target dev='vda'/></disk>",
      '0000:01:00.0',
    ],
  ])('has a name for the source of %s', (disk, source) => {
    const disks = disksOf(`<domain><name>x</name><devices>${disk}</devices></domain>`);
    expect(disks).toMatchObject([{source, path: undefined}]);
  });

  it('knows none of what is no definition', () => {
    expect(disksOf('<domain><devices><disk>')).toEqual([]);
  });
});

describe('namedFiles', () => {
  it('names the files of the host that a domain needs', () => {
    expect(namedFiles(text)).toEqual([
      {role: 'disk', path: '/a.qcow2', target: 'vda', isMedium: false},
      {role: 'backing', path: '/b.qcow2', target: 'vda'},
      {role: 'disk', path: '/dev/sdb', target: 'sda', isMedium: false},
      {role: 'disk', path: '/f.img', target: 'fda', isMedium: true},
      {role: 'nvram', path: '/var/x_VARS.fd'},
      {role: 'loader', path: '/usr/OVMF.fd'},
      {role: 'kernel', path: '/boot/k'},
      {role: 'emulator', path: '/usr/bin/qemu'},
    ]);
    expect(nvramOf(text)).toBe('/var/x_VARS.fd');
    expect(nvramOf('<domain><os><nvram/></os></domain>')).toBeUndefined();
  });
});
