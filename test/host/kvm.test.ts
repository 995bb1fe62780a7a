import {expect, it} from 'vitest';
import {judgeKvm, type KvmEvidence} from '../../source/host/kvm.ts';

const amd = 'processor : 0\nflags\t\t: fpu vme svm nx\n';
const intel = 'processor : 0\nflags\t\t: fpu vmx nx\n';
const none = 'processor : 0\nflags\t\t: fpu nx svm_lock\n';
const arm = 'processor : 0\nFeatures : fp asimd\n';

it.each<[KvmEvidence, boolean, string, object]>([
  [{failure: undefined, modules: ['ext4', 'kvm', 'kvm_amd'], cpuinfo: amd}, true, 'kvm_amd', {module: 'kvm_amd'}],
  [{failure: undefined, modules: [], cpuinfo: arm}, true, 'kvm', {}],
  [
    {failure: 'EACCES', modules: ['kvm', 'kvm_intel'], cpuinfo: intel},
    false,
    'no permission on /dev/kvm',
    {obstacle: 'permission', module: 'kvm_intel'},
  ],
  [
    {failure: 'ENOENT', modules: ['kvm', 'kvm_intel'], cpuinfo: intel},
    false,
    'no /dev/kvm',
    {obstacle: 'device', module: 'kvm_intel'},
  ],
  [
    {failure: 'EBUSY', modules: ['kvm', 'kvm_intel'], cpuinfo: intel},
    false,
    '/dev/kvm cannot be opened (EBUSY)',
    {module: 'kvm_intel'},
  ],
  [
    {failure: 'ENODEV', modules: ['ext4'], cpuinfo: amd},
    false,
    'module kvm_amd not loaded',
    {obstacle: 'module', module: 'kvm_amd'},
  ],
  [
    {failure: 'ENOENT', modules: [], cpuinfo: intel},
    false,
    'module kvm_intel not loaded',
    {obstacle: 'module', module: 'kvm_intel'},
  ],
  [
    {failure: 'ENOENT', modules: [], cpuinfo: none},
    false,
    'the CPU shows no virtualization (vmx or svm)',
    {obstacle: 'hardware'},
  ],
  [{failure: 'ENOENT', modules: [], cpuinfo: arm}, false, 'module kvm not loaded', {obstacle: 'module'}],
])('%o', (evidence, usable, detail, extras) => {
  expect(judgeKvm(evidence)).toEqual({support: {usable, detail}, extras});
});
