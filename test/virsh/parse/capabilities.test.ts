import {expect, it} from 'vitest';
import {parseKvmCapability} from '../../../source/virsh/parse/capabilities.ts';
import {fixture} from '../fixture.ts';

const recorded = fixture('capabilities.txt');

it('sees that libvirt offers only emulation', () => {
  expect(parseKvmCapability(recorded)).toEqual({usable: false, detail: 'libvirt offers no KVM on this host'});
});

it('sees KVM beside emulation', () => {
  const both = recorded.replace("<domain type='qemu'/>", "<domain type='qemu'/><domain type='kvm'/>");
  expect(both).not.toBe(recorded);
  expect(parseKvmCapability(both)?.usable).toBe(true);
});

it.each([
  ['another hypervisor', "<capabilities><guest><arch name='i686'><domain type='test'/></arch></guest></capabilities>"],
  ['no guests', '<capabilities/>'],
  ['broken XML', '<capabilities><guest><'],
  ['no XML', 'error'],
  ['nothing', ''],
])('does not know of %s', (_, xml) => {
  expect(parseKvmCapability(xml)).toBeUndefined();
});
