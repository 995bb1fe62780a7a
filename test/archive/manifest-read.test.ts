import {describe, expect, it} from 'vitest';
import {parseManifest} from '../../source/archive/manifest-read.ts';

const file = (path: string) => ({path, role: 'disk', bytes: 3, sha256: 'a'.repeat(64)});
const manifest = {
  format: 'kvmtop-backup',
  version: 1,
  domain: {name: 'web1', uuid: 'u'},
  consistentAt: '2026-11-23T07:00:00.000Z',
  finishedAt: '2026-11-23T07:01:00.000Z',
  consistency: 'frozen',
  host: 'h',
  kvmtop: '0.1.0',
  definition: 'domain.xml',
  disks: [
    {
      target: 'vda',
      device: 'disk',
      readOnly: false,
      origin: {type: 'file', source: '/i', chain: []},
      file: 'vda.qcow2',
    },
  ],
  snapshots: [],
  files: [file('domain.xml'), file('vda.qcow2')],
  notes: [],
};

describe('parseManifest', () => {
  it('reads what was written', () => {
    expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  });

  it.each<[string, object, string]>([
    ['another format', {format: 'x'}, 'not the manifest of a backup'],
    ['a newer one', {version: 2}, 'version 2'],
    ['no domain', {domain: undefined}, '"domain"'],
    ['another consistency', {consistency: 'fine'}, '"consistency"'],
    ['a short checksum', {files: [{...file('domain.xml'), sha256: 'ab'}]}, '"files"'],
    ['a negative size', {files: [{...file('domain.xml'), bytes: -1}]}, '"files"'],
    ['a path that leads out', {files: [file('../x'), file('domain.xml'), file('vda.qcow2')]}, '"../x"'],
    ['an absolute path', {definition: '/etc/passwd'}, '"/etc/passwd"'],
    ['a TPM that is elsewhere', {tpm: {folder: 'a/../..', origin: '/x'}}, 'not in its folder'],
    ['an image without a checksum', {files: [file('domain.xml')]}, 'no checksum of "vda.qcow2"'],
    ['disks that are none', {disks: {}}, '"disks"'],
  ])('refuses %s', (_, change, words) => {
    expect(parseManifest(JSON.stringify({...manifest, ...change}))).toEqual({fault: expect.stringContaining(words)});
  });

  it.each(['', '{', '[]', 'null', '"x"'])('refuses %j', (text) => {
    expect(parseManifest(text)).toHaveProperty('fault');
  });
});
