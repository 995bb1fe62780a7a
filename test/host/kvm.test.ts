import {expect, it} from 'vitest';
import {judgeKvm, type KvmEvidence} from '../../source/host/kvm.ts';

const amd = 'processor : 0\nflags\t\t: fpu vme svm nx\n';
const intel = 'processor : 0\nflags\t\t: fpu vmx nx\n';
const none = 'processor : 0\nflags\t\t: fpu nx svm_lock\n';
const arm = 'processor : 0\nFeatures : fp asimd\n';

it.each<[KvmEvidence, boolean, string]>([
  [{failure: undefined, modules: ['ext4', 'kvm', 'kvm_amd'], cpuinfo: amd}, true, 'kvm_amd'],
  [{failure: undefined, modules: [], cpuinfo: arm}, true, 'kvm'],
  [{failure: 'EACCES', modules: ['kvm', 'kvm_intel'], cpuinfo: intel}, false, 'no permission on /dev/kvm'],
  [{failure: 'ENOENT', modules: ['kvm', 'kvm_intel'], cpuinfo: intel}, false, 'no /dev/kvm'],
  [{failure: 'EBUSY', modules: ['kvm', 'kvm_intel'], cpuinfo: intel}, false, '/dev/kvm cannot be opened (EBUSY)'],
  [{failure: 'ENODEV', modules: ['ext4'], cpuinfo: amd}, false, 'module kvm_amd not loaded'],
  [{failure: 'ENOENT', modules: [], cpuinfo: intel}, false, 'module kvm_intel not loaded'],
  [{failure: 'ENOENT', modules: [], cpuinfo: none}, false, 'the CPU shows no virtualization (vmx or svm)'],
  [{failure: 'ENOENT', modules: [], cpuinfo: arm}, false, 'module kvm not loaded'],
])('%o', (evidence, usable, detail) => {
  expect(judgeKvm(evidence)).toEqual({usable, detail});
});
