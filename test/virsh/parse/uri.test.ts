import {expect, it} from 'vitest';
import {isLocalUri} from '../../../source/virsh/parse/uri.ts';

it.each([
  ['qemu:///system', true],
  ['qemu:///session', true],
  ['qemu+unix:///system?socket=/run/other', true],
  ['lxc:///', true],
  ['qemu+ssh://root@host/system', false],
  ['qemu+tcp://127.0.0.1/system', false],
  ['qemu+tls://[::1]:16514/system', false],
  ['qemu://host/system', false],
  ['test:///default', false],
  ['test:///etc/hosts.xml', false],
  ['test+unix:///default', false],
  ['', false],
  ['nonsense', false],
])('%s: %s', (uri, local) => {
  expect(isLocalUri(uri)).toBe(local);
});
