import {describe, expect, it} from 'vitest';
import type {Values} from '../../source/operations/operation.ts';
import {argvOf, consequencesOf, faultOf, operation, type Traits, target, uuid} from './target.ts';

const off = {state: 'shut off'} as const;
const uefi = {...off, definition: {nvram: '/nvram/web1.fd'}};
const left = {...off, definition: {leavesNvram: true}};
const begin = ['undefine', '--domain', uuid];

it.each<[string, Traits, Values, readonly string[]]>([
  ['nothing in the way', off, {}, []],
  ['a managed save', {...off, facts: {managedSave: true}}, {}, ['--managed-save']],
  ['snapshots', {...off, facts: {snapshots: ['a']}}, {}, ['--snapshots-metadata']],
  ['checkpoints', {...off, facts: {checkpoints: ['a']}}, {}, ['--checkpoints-metadata']],
  [
    'all of them',
    {...uefi, facts: {managedSave: true, snapshots: ['a'], checkpoints: ['b']}},
    {},
    ['--managed-save', '--snapshots-metadata', '--checkpoints-metadata', '--keep-nvram'],
  ],
  ['UEFI variables, unwanted', uefi, {nvram: 'delete'}, ['--nvram']],
  ['UEFI variables that the definition does not name', left, {}, ['--keep-nvram']],
  ['such variables, unwanted', left, {nvram: 'delete'}, ['--nvram']],
  ['no disk that was named', off, {storage: ' '}, []],
  ['a disk that was named', off, {storage: 'vda'}, ['--storage', '/images/a.qcow2']],
  ['several', off, {storage: 'vdb, vda'}, ['--storage', '/images/a.qcow2,/images/b,, c.qcow2']],
])('takes away %s', (_, traits, values, argv) => {
  expect(argvOf('undefine', traits, values)).toEqual([...begin, ...argv]);
});

describe('the disks that go with it', () => {
  it.each([
    ['', undefined],
    ['vda', undefined],
    ['vda,vdb', undefined],
    [' vda  vdb ', undefined],
    ['vdx', 'vdx is none of its disks, which are vda and vdb.'],
    ['vda,sda', 'sda is none of its disks, which are vda and vdb.'],
    ['sdb', 'sdb is none of its disks, which are vda and vdb.'],
    ['/images/a.qcow2', '/images/a.qcow2 is none of its disks, which are vda and vdb.'],
    ['--remove-all-storage', '--remove-all-storage is none of its disks, which are vda and vdb.'],
  ])('are named: %j', (storage, fault) => {
    expect(faultOf('undefine', 'storage', [target(off)], {storage})).toBe(fault);
  });

  it('stay while the domain runs', () => {
    expect(faultOf('undefine', 'storage', [target()], {storage: 'vda'})).toMatch(/shut off only/);
    expect(faultOf('undefine', 'storage', [target()], {storage: ''})).toBeUndefined();
  });

  it('are asked for of one domain at a time', () => {
    expect(operation('undefine').fields?.([target(off), target(off)])).toEqual([]);
  });

  it('are named with their files', () => {
    expect(consequencesOf('undefine', off, {storage: 'vdb'})).toEqual([
      'Its definition is deleted; the history of definitions keeps it.',
      'vdb is deleted for good, if it is in a storage pool of libvirt: /images/b, c.qcow2.',
      'These disks stay: /images/a.qcow2.',
    ]);
  });
});

it('says what goes and what stays', () => {
  const facts = {managedSave: true, snapshots: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], checkpoints: ['x']};
  const definition = {nvram: '/nvram/web1.fd', disks: []};
  expect(consequencesOf('undefine', {facts, definition})).toEqual([
    'Its definition is deleted; the history of definitions keeps it.',
    'It runs on as a transient domain, and ceases to exist once it stops.',
    'Its managed save is deleted: the memory of the guest in it is lost.',
    'libvirt forgets its 7 snapshots: a, b, c, d, e and 2 more.',
    'libvirt forgets its 1 checkpoint: x.',
    'Its UEFI variables are kept: /nvram/web1.fd.',
  ]);
  expect(consequencesOf('undefine', {...off, definition}, {nvram: 'delete'})).toContain(
    'Its UEFI variables are deleted: /nvram/web1.fd.',
  );
  expect(consequencesOf('undefine', {...left, definition: {...left.definition, disks: []}})).toContain(
    'Its UEFI variables are kept: the file that libvirt chose.',
  );
});
