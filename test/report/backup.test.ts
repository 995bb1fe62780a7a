import {describe, expect, it} from 'vitest';
import type {Manifest} from '../../source/archive/manifest.ts';
import {backupLines, backupObject, verifiedLines} from '../../source/report/backup.ts';

const origin = {
  type: undefined,
  source: undefined,
  format: undefined,
  chain: [],
  mode: undefined,
  uid: undefined,
  gid: undefined,
};
const manifest: Manifest = {
  format: 'kvmtop-backup',
  version: 1,
  domain: {name: 'web\u001b1', uuid: 'u'},
  consistentAt: '2026-11-23T07:00:00.000Z',
  finishedAt: '2026-11-23T07:01:00.000Z',
  consistency: 'crash-consistent',
  host: 'h',
  libvirt: undefined,
  qemu: undefined,
  kvmtop: '0.1.0',
  definition: 'domain.xml',
  disks: [
    {
      target: 'vda',
      device: 'disk',
      readOnly: false,
      origin,
      file: 'vda.qcow2',
      format: 'qcow2',
      virtualBytes: 1,
      reason: undefined,
    },
    {
      target: 'sda',
      device: 'cdrom',
      readOnly: true,
      origin,
      file: undefined,
      format: undefined,
      virtualBytes: undefined,
      reason: 'There is no medium in the drive.',
    },
  ],
  nvram: undefined,
  tpm: undefined,
  snapshots: [],
  files: [
    {path: 'domain.xml', role: 'definition', bytes: 2 ** 20, sha256: ''},
    {path: 'vda.qcow2', role: 'disk', bytes: 3 * 2 ** 20, sha256: ''},
  ],
  notes: ['Its file systems were not frozen: the guest is paused.'],
};

describe('backupLines', () => {
  it('says where it is, how it fits together, and what is not in it', () => {
    expect(backupLines('/b/web1', manifest, {})).toEqual([
      'web·1: backed up to /b/web1',
      '  crash-consistent at 2026-11-23T07:00:00.000Z, 4.0M in 2 files',
      '  sda was not copied: There is no medium in the drive.',
      '  Its file systems were not frozen: the guest is paused.',
    ]);
  });

  it('says the same to programs', () => {
    expect(backupObject('/b/web1', manifest)).toMatchObject({
      result: {
        uuid: 'u',
        folder: '/b/web1',
        bytes: 4 * 2 ** 20,
        notCopied: [{target: 'sda', reason: 'There is no medium in the drive.'}],
      },
    });
  });
});

describe('verifiedLines', () => {
  it.each<[string, Manifest | undefined, readonly string[], readonly string[]]>([
    ['a sound one', manifest, [], ['fine    /b of web·1, crash-consistent at 2026-11-23T07:00:00.000Z']],
    ['none', undefined, ['It is none.'], ['FAULTY  /b: It is none.']],
    ['two faults', manifest, ['One.', 'Two.'], ['FAULTY  /b: One.', '        Two.']],
  ])('tells of %s', (_, known, faults, lines) => {
    expect(verifiedLines('/b', {manifest: known, faults}, {})).toEqual(lines);
  });
});
