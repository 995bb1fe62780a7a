import {describe, expect, it} from 'vitest';
import {kvmSupport} from '../../source/runtime/kvm-support.ts';

const module = {usable: true, detail: 'kvm_amd'};
const denied = {usable: false, detail: 'no permission on /dev/kvm'};
const offered = {usable: true, detail: 'kvm'};
const refused = {usable: false, detail: 'libvirt offers no KVM on this host'};

describe('KVM on this machine', () => {
  it.each([
    ['both can use it: the module is told', offered, module, module],
    ['neither can: what is in the way is told', refused, denied, denied],
    ['only libvirt can, as for a user of qemu:///system', offered, denied, offered],
    ['only kvmtop can, as for root with a session of somebody else', refused, module, refused],
    ['libvirt does not say', undefined, module, module],
  ])('%s', (_, libvirt, machine, expected) => {
    expect(kvmSupport(libvirt, machine)).toEqual(expected);
  });
});
