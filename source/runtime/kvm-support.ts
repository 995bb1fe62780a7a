import type {KvmSupport} from '../model/host.ts';

/**
 * Whether the domains of this machine can use KVM. libvirt's word counts, as its QEMU may have other rights than
 * kvmtop; this machine tells by which module, or what is in the way.
 */
export function kvmSupport(libvirt: KvmSupport | undefined, machine: KvmSupport): KvmSupport {
  return libvirt === undefined || libvirt.usable === machine.usable ? machine : libvirt;
}
