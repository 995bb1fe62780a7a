import {expect, it} from 'vitest';
import {libvirtFolders} from '../../source/runtime/libvirt-folders.ts';

const system = {nvram: '/var/lib/libvirt/qemu/nvram', tpm: '/var/lib/libvirt/swtpm'};
const own = (config: string) => ({nvram: `${config}/libvirt/qemu/nvram`, tpm: `${config}/libvirt/qemu/swtpm`});

it.each([
  ['qemu:///system', {HOME: '/home/me'}, 1000, system],
  ['qemu:///session', {HOME: '/root'}, 0, system],
  ['qemu:///session', {HOME: '/home/me'}, 1000, own('/home/me/.config')],
  ['qemu:///session', {HOME: '/home/me', XDG_CONFIG_HOME: '/conf'}, 1000, own('/conf')],
  ['qemu:///session', {HOME: '/home/me', XDG_CONFIG_HOME: 'conf'}, 1000, own('/home/me/.config')],
  ['qemu:///embed?a=b&root=/srv/a%20b', {}, 1000, {nvram: '/srv/a b/lib/qemu/nvram', tpm: '/srv/a b/lib/swtpm'}],
])('knows where libvirt of %s keeps things, for %o and user %i', (uri, env, uid, folders) => {
  expect(libvirtFolders(uri, env, uid)).toEqual(folders);
});
