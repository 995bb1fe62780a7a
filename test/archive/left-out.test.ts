import {expect, it} from 'vitest';
import {leftOut, secretNotes} from '../../source/archive/left-out.ts';
import {disksOf} from '../../source/xml/disks.ts';

const withDevices = (devices: string) => `<domain><name>web1</name><devices>${devices}</devices></domain>`;

it.each([
  [
    "<filesystem type='mount'><source dir='/srv/www'/><target dir='www'/></filesystem>",
    '/srv/www, which is shared with the guest as www, is not in the backup.',
  ],
  [
    "<filesystem><driver type='virtiofs'/><source socket='/run/v.sock'/><target dir='v'/></filesystem>",
    '/run/v.sock, which is shared with the guest as v, is not in the backup.',
  ],
  [
    "<hostdev mode='subsystem' type='pci'><source/></hostdev>",
    'A device of the host is given to the guest (pci): what it stores is not in the backup.',
  ],
  [
    "<memory model='nvdimm'><source><path>/srv/nv</path></source></memory>",
    '/srv/nv, which the guest has as nvdimm, is not in the backup.',
  ],
  [
    "<tpm><backend type='emulator'><encryption secret='u-1'/></backend></tpm>",
    'The state of its TPM is encrypted with the secret u-1 of libvirt, which is not in the backup: keep its value elsewhere.',
  ],
])('tells what of %s is not in a backup', (devices, sentence) => {
  expect(leftOut(withDevices(devices))).toEqual([sentence]);
});

it.each([
  "<filesystem type='ram'><source usage='1'/><target dir='t'/></filesystem>",
  "<memory model='dimm'><target><size>1</size></target></memory>",
  "<disk type='file'><source file='/a'/><target dev='vda'/></disk>",
])('has nothing to tell of %s', (devices) => {
  expect(leftOut(withDevices(devices))).toEqual([]);
});

it('names the secret of a disk, wherever it is written', () => {
  const encryption = "<encryption format='luks'><secret type='passphrase' uuid='u-1'/></encryption>";
  const disks = disksOf(
    withDevices(
      `<disk type='file'><source file='/a'>${encryption}</source><target dev='vda'/></disk><disk type='file'><source file='/b'/>${encryption}<target dev='vdb'/></disk>`,
    ),
  );
  expect(disks.flatMap(secretNotes)).toEqual([
    expect.stringMatching(/^The copy of vda is encrypted with the secret u-1 of libvirt/),
    expect.stringMatching(/^The copy of vdb is encrypted/),
  ]);
});
