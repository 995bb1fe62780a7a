import {expect, it} from 'vitest';
import {parseSecrets} from '../../../source/virsh/parse/secrets.ts';

const answer = ` UUID                                   Usage
----------------------------------------------------------------
 11111111-2222-4333-8444-555555555555   volume /srv/a b.qcow2
 21111111-2222-4333-8444-555555555555   ceph client.libvirt
 31111111-2222-4333-8444-555555555555   Unused

`;

it('reads by what secrets can be named', () => {
  expect(parseSecrets(answer)).toEqual([
    '11111111-2222-4333-8444-555555555555',
    '/srv/a b.qcow2',
    '21111111-2222-4333-8444-555555555555',
    'client.libvirt',
    '31111111-2222-4333-8444-555555555555',
  ]);
  expect(parseSecrets(' UUID   Usage\n-----\n\n')).toEqual([]);
});
