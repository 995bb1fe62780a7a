import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {domainCgroup, parseNumaStat} from '../../source/host/parse/numa-stat.ts';
import {countListed} from '../../source/host/parse/number-list.ts';
import {parsePressure} from '../../source/host/parse/pressure.ts';
import {parseProcessState, parseSwapped} from '../../source/host/parse/process-facts.ts';

function recorded(name: string): string {
  return readFileSync(new URL(`../fixtures/host/${name}`, import.meta.url), 'utf8');
}

describe('the state of a process', () => {
  it('of a recorded QEMU', () => {
    expect(parseProcessState(recorded('qemu-stat.txt'))).toEqual({
      name: 'qemu-system-x86',
      state: 'S',
      threads: 4,
      bornSeconds: 14_062.2,
      times: {userMs: 13870, systemMs: 12220, guestMs: 0},
    });
  });

  it('with the time of the guest taken out of that of the user', () => {
    const fields = ['1', '(qemu-kvm)', 'S', ...Array.from({length: 49}, () => '0')];
    fields[13] = '300';
    fields[14] = '20';
    fields[42] = '250';
    expect(parseProcessState(fields.join(' '))?.times).toEqual({userMs: 500, systemMs: 200, guestMs: 2500});
  });

  it.each(['CPU 0/TCG) R (x', ') S 1', 'qemu kvm'])('of one that is called %j', (name) => {
    expect(parseProcessState(recorded('qemu-stat.txt').replace('qemu-system-x86', name))).toMatchObject({
      name,
      state: 'S',
    });
  });

  it.each(['', '12', '12 (qemu) S 1 2', '12 qemu S 1'])('is not in %j', (text) => {
    expect(parseProcessState(text)).toBeUndefined();
  });
});

it.each([
  ['of a recorded QEMU', recorded('qemu-status.txt'), 0],
  ['in bytes', 'VmRSS:\t   7 kB\nVmSwap:\t    2048 kB\nThreads:\t3\n', 2048 * 1024],
  ['of a thread of the kernel', 'Name:\tksmd\nThreads:\t1\n', undefined],
  ['of one that has ended', '', undefined],
])('what is swapped out %s', (_, text, bytes) => {
  expect(parseSwapped(text)).toBe(bytes);
});

it.each([
  [
    'of a domain',
    '0::/machine.slice/machine-qemu\\x2d3\\x2ddb1.scope/libvirt/emulator\n',
    '/machine.slice/machine-qemu\\x2d3\\x2ddb1.scope',
  ],
  ['of one without systemd', '0::/machine/qemu-1-web1.libvirt-qemu/emulator\n', '/machine/qemu-1-web1.libvirt-qemu'],
  ['of a session', '0::/user.slice/user-1000.slice/session-2.scope\n', undefined],
  ['of version 1', '4:memory:/machine.slice/machine-qemu\\x2d3.scope\n0::/\n', undefined],
])('the cgroup %s', (_, text, cgroup) => {
  expect(domainCgroup(text)).toBe(cgroup);
});

it('how memory is spread over nodes, of the kinds that a process holds', () => {
  const text =
    'anon N0=8589934592 N1=4294967296\nfile N0=1048576 N1=0\nkernel_stack N0=98304 N1=0\nanon_thp N0=2097152 N1=0\n';
  expect(parseNumaStat(text)).toEqual(
    new Map([
      [0, 8589934592 + 1048576],
      [1, 4294967296],
    ]),
  );
  expect(parseNumaStat('')).toBeUndefined();
});

it.each([
  ['of a recorded CPU', recorded('pressure-cpu.txt'), {somePercent: 98.58, fullPercent: 0}],
  ['of an old kernel', 'some avg10=1.50 avg60=0.00 avg300=0.00 total=1\n', {somePercent: 1.5}],
  ['that is switched off', '', undefined],
])('pressure %s', (_, text, pressure) => {
  expect(parsePressure(text)).toEqual(pressure);
});

it.each([
  ['0\n', 1],
  ['0-1\n', 2],
  ['0-3,8,12-13\n', 7],
  ['\n', undefined],
  ['none', undefined],
  ['0-', undefined],
])('the list %j counts %s', (text, count) => {
  expect(countListed(text)).toBe(count);
});
