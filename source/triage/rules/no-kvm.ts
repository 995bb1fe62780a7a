import {isActive} from '../../model/domain-state.ts';
import type {KvmObstacle} from '../../model/host-extras.ts';
import {counted, verb} from '../../model/words.ts';
import type {Facts} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {onHost} from '../remedies.ts';
import {hostRule} from '../rule.ts';

interface Obstacle {
  readonly reason: string;
  readonly remedies: (module: string) => readonly Remedy[];
}

const obstacles: Readonly<Record<KvmObstacle, Obstacle>> = {
  hardware: {
    reason:
      'The CPU does not offer virtualization: it is switched off in the firmware, or this host is a guest without nested virtualization.',
    remedies: () => [onHost('See what the machine offers', 'virt-host-validate', 'qemu')],
  },
  module: {
    reason: 'The CPU can, but the kernel module that makes use of it is not loaded.',
    remedies: (module) => [onHost(`Load ${module}`, 'modprobe', module)],
  },
  device: {
    reason: 'The module is loaded, but /dev/kvm is not there, as in a container that was not given it.',
    remedies: () => [onHost('Make the device', 'mknod', '/dev/kvm', 'c', '10', '232')],
  },
  permission: {
    reason: '/dev/kvm is there, but the user under whom QEMU runs may not open it.',
    remedies: () => [
      onHost('See whose it is', 'ls', '-l', '/dev/kvm'),
      onHost('Let the group kvm use it', 'chgrp', 'kvm', '/dev/kvm'),
      onHost('Let the group read and write it', 'chmod', '0660', '/dev/kvm'),
    ],
  },
};

function counts({domains}: Facts) {
  const known = [...domains.values()];
  const active = known.filter(({domain}) => isActive(domain.readings.state?.value.state)).length;
  return {active, defined: known.length};
}

function whom(active: number, defined: number): string {
  if (active === 0) return `${counted(defined, 'domain')} would run without it, or not at all`;
  return `${counted(active, 'active domain')} ${verb(active, 'runs', 'run')} without it`;
}

/** The host cannot use KVM, so that its domains are emulated, or do not start. */
export const noKvm = hostRule({
  id: 'no-kvm',
  harm: 'slow',
  examine: (facts) => {
    if (facts.host.identity?.kvm?.usable !== false) return undefined;
    return {severity: counts(facts).active > 0 ? 'warn' : 'info'};
  },
  tell: (facts) => {
    const {identity, extras} = facts.host;
    const {active, defined} = counts(facts);
    const detail = identity?.kvm?.detail;
    const obstacle = extras?.kvm?.obstacle === undefined ? undefined : obstacles[extras.kvm.obstacle];
    return {
      title: `KVM cannot be used${detail === undefined ? '' : ` (${detail})`}: ${whom(active, defined)}`,
      evidence: [
        {label: 'KVM', value: detail ?? 'not usable'},
        {label: 'active domains', value: String(active)},
      ],
      reason: `${obstacle?.reason ?? 'libvirt does not offer domains of type kvm on this host.'} Every instruction of a guest is emulated in software, which is ten times slower and more.`,
      remedies: obstacle?.remedies(extras?.kvm?.module ?? 'kvm') ?? [
        onHost('See what is in the way', 'virt-host-validate', 'qemu'),
      ],
    };
  },
});
