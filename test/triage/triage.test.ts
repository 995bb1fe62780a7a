import {describe, expect, it} from 'vitest';
import type {Facts} from '../../source/triage/facts.ts';
import type {Finding} from '../../source/triage/finding.ts';
import type {Memory} from '../../source/triage/hysteresis.ts';
import {rank} from '../../source/triage/rank.ts';
import {thresholds} from '../../source/triage/thresholds.ts';
import {judge, triage} from '../../source/triage/triage.ts';
import {facts, GiB, guest, host, later, MiB, now, reporting} from './build.ts';

function last(samples: readonly Facts[]): readonly Finding[] {
  return samples.reduce<{memory: Memory; findings: readonly Finding[]}>(({memory}, of) => triage(memory, of), {
    memory: new Map(),
    findings: [],
  }).findings;
}

const waits = (ready: number) => guest('db1', {vcpus: 2, cpu: 50, ready});
const burner = guest('build7', {vcpus: 4, cpu: 700, ready: 1});

describe('holding', () => {
  it('keeps a spike of one domain out of the finding on another', () => {
    const spiky = (ready: number) => guest('web3', {vcpus: 2, cpu: 50, ready});
    const samples = [0, 2000, 4000].map((ms) => later(facts([waits(31), burner, spiky(ms === 4000 ? 60 : 1)]), ms));
    expect(last(samples)[0]?.domains).toEqual([
      {uuid: 'db1', part: 'victim'},
      {uuid: 'build7', part: 'culprit'},
    ]);
  });

  it('keeps a finding while it is clear for one sample, with the figures of now, and says since when', () => {
    const samples = [31, 31, 31, 2].map((ready, index) => later(facts([waits(ready), burner]), index * 2000));
    const [finding] = last(samples);
    expect(finding).toMatchObject({id: 'cpu-contention', severity: 'crit', since: now + 4000});
    expect(finding?.title).toContain('db1 waits up to 2%');
  });

  it('names the waits of the greatest users for each other where they are the longest', () => {
    const burners = ['web3', 'build7'].map((name) => guest(name, {vcpus: 8, cpu: 700, ready: 60}));
    const samples = [0, 2000, 4000].map((ms) => later(facts([waits(8), ...burners]), ms));
    const [finding] = last(samples);
    expect(finding).toMatchObject({id: 'cpu-contention', severity: 'crit'});
    expect(finding?.title).toContain(': db1 waits up to 8% and build7 and web3 up to 60% of the time for a pCPU; ');
  });

  it('drops what is said of a domain that was paused', () => {
    const samples = [0, 2000, 4000].map((ms) => later(facts([waits(31), burner]), ms));
    const paused = later(facts([guest('db1', {state: 'paused', stateReason: 1, ready: 31}), burner]), 6000);
    expect(last([...samples, paused])).toEqual([]);
  });

  it('drops what is said of a domain that is gone', () => {
    const samples = [0, 2000, 4000].map((ms) => later(facts([waits(31), burner]), ms));
    expect(last([...samples, later(facts([burner]), 6000)])).toEqual([]);
  });
});

describe('the course of a finding', () => {
  it('tells how bad it was at each reading since it was first seen, and where it was not', () => {
    const samples = [2, 31, 62, 31, 2].map((ready, index) => later(facts([waits(ready), burner]), index * 2000));
    const [course, ...others] = last(samples)[0]?.courses ?? [];
    const {crit} = thresholds.readyPercent;
    expect(others).toEqual([]);
    expect(course?.subject).toBe('db1');
    expect(course?.weights.map(({value}) => value)).toEqual([31 / crit, 62 / crit, 31 / crit, undefined]);
  });

  it('is not told of what is true at once', () => {
    const [finding] = judge(facts([guest('db1', {state: 'crashed'})]));
    expect(finding).not.toHaveProperty('courses');
  });
});

describe('rank', () => {
  const finding = (id: string, parts: Partial<Finding>): Finding => ({
    id,
    severity: 'warn',
    harm: 'slow',
    subject: 'host',
    title: '',
    evidence: [],
    reason: '',
    remedies: [],
    domains: [],
    weight: 1,
    ...parts,
  });

  it('puts the severe before the harmful before the heavy', () => {
    const findings = [
      finding('light', {weight: 0.5}),
      finding('info', {severity: 'info', harm: 'down', weight: 9}),
      finding('risky', {harm: 'risk', weight: 9}),
      finding('heavy', {weight: 2}),
      finding('waste', {severity: 'crit', harm: 'waste'}),
      finding('down', {severity: 'crit', harm: 'down'}),
    ];
    expect(rank(findings).map(({id}) => id)).toEqual(['down', 'waste', 'heavy', 'light', 'risky', 'info']);
  });

  it('leaves out what another finding says too', () => {
    const ids = (...names: string[]) => rank(names.map((id) => finding(id, {}))).map(({id}) => id);
    expect(ids('cpu-overcommit', 'cpu-contention')).toEqual(['cpu-contention']);
    expect(ids('host-swap', 'memory-short')).toEqual(['memory-short']);
    expect(ids('cpu-overcommit', 'host-swap')).toEqual(['cpu-overcommit', 'host-swap']);
  });

  it('puts a guest that stands still before one that is slow', () => {
    const stopped = guest('web1', {state: 'paused', stateReason: 5});
    expect(judge(facts([waits(90), burner, stopped])).map(({id}) => id)).toEqual(['paused-io-error', 'cpu-contention']);
  });
});

describe('one cause is one finding', () => {
  it('however many wait', () => {
    const domains = Array.from({length: 9}, (_, index) => guest(`web${index}`, {vcpus: 1, cpu: 5, ready: 8 + index}));
    const [finding, ...more] = judge(facts([...domains, burner], host({rates: {busyPercent: 48}})));
    expect(more).toEqual([]);
    expect(finding?.title).toContain('web8, web7 and 7 more wait up to 16%');
    expect(finding?.domains).toHaveLength(10);
    expect(finding?.subject).toBe('host');
  });
});

describe('a domain that uses too much', () => {
  const commands = (uri: string) =>
    judge(facts([waits(31), burner], host({identity: {uri, local: true}})))
      .find(({id}) => id === 'cpu-contention')
      ?.remedies.map(({commands: [first = []]}) => first.join(' '));

  it('can be capped, pinned, or given fewer vCPUs', () => {
    expect(commands('qemu:///system')).toEqual([
      'virsh schedinfo --domain build7 --live --set vcpu_period=100000 vcpu_quota=50000',
      'virsh vcpupin --domain build7 --vcpu 0 --cpulist 12-15 --live',
      'virsh setvcpus --domain build7 --count 2 --live',
    ]);
  });

  it('cannot be capped in session mode, where libvirt does not tune CPUs', () => {
    expect(commands('qemu:///session')?.[0]).toContain('vcpupin');
  });
});

describe('memory of the host', () => {
  const short = {sample: {at: now, memory: {availableBytes: 2 * GiB}}};

  it('tells of idle huge pages only while memory is short', () => {
    const hugePages = [{pageBytes: 2 * MiB, total: 4096, free: 3072}];
    const finding = judge(facts([], host({...short, extras: {hugePages}}))).find(({id}) => id === 'idle-huge-pages');
    expect(finding?.title).toContain('6 GiB lie idle');
    expect(finding?.remedies[0]?.commands).toEqual([
      ['sh', '-c', 'echo 1024 >/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages'],
    ]);
  });

  it('is relieved by those who have memory to spare, and by KSM where it is off', () => {
    const rich = guest('mail1', {
      vcpus: 2,
      balloon: reporting({
        currentBytes: 70 * GiB,
        maximumBytes: 70 * GiB,
        rssBytes: 60 * GiB,
        usableBytes: 50 * GiB,
        availableBytes: 70 * GiB,
      }),
    });
    const sample = {...short.sample, ksm: {running: false, savedBytes: 0}};
    const [finding] = judge(facts([rich], host({sample})));
    expect(finding?.remedies.map(({commands}) => commands[0]?.join(' '))).toEqual([
      'virsh setmem --domain mail1 --size 25600MiB --live',
      'sh -c echo 1 >/sys/kernel/mm/ksm/run',
    ]);
    expect(finding?.remedies[0]?.operation).toEqual({
      id: 'set-memory',
      uuid: 'mail1',
      values: {size: '25600M', place: 'live'},
    });
  });
});

describe('KVM', () => {
  it.each([
    ['module', 'modprobe kvm_amd'],
    ['device', 'mknod /dev/kvm c 10 232'],
    ['permission', 'ls -l /dev/kvm'],
    ['hardware', 'virt-host-validate qemu'],
    [undefined, 'virt-host-validate qemu'],
  ] as const)('tells the obstacle %s apart', (obstacle, command) => {
    const identity = {uri: 'qemu:///system', local: true, kvm: {usable: false}};
    const of = host({identity, extras: {kvm: {obstacle, module: 'kvm_amd'}}});
    const [finding] = judge(facts([], of));
    expect(finding).toMatchObject({id: 'no-kvm', severity: 'info'});
    expect(finding?.remedies[0]?.commands[0]?.join(' ')).toBe(command);
  });
});

describe('a squeezed guest on a host without memory to give', () => {
  it('is helped by another one first', () => {
    const squeezed = guest('db1', {
      vcpus: 2,
      balloon: reporting({
        currentBytes: 4 * GiB,
        maximumBytes: 8 * GiB,
        usableBytes: 100 * MiB,
        availableBytes: 3.9 * GiB,
      }),
    });
    const rich = guest('mail1', {
      vcpus: 2,
      balloon: reporting({
        currentBytes: 16 * GiB,
        maximumBytes: 16 * GiB,
        rssBytes: 16 * GiB,
        usableBytes: 12 * GiB,
        availableBytes: 16 * GiB,
      }),
    });
    const of = (availableBytes: number) =>
      judge(facts([squeezed, rich], host({sample: {at: now, memory: {totalBytes: 64 * GiB, availableBytes}}})))
        .find(({id}) => id === 'squeezed-guest')
        ?.remedies.map(({operation}) => `${operation?.uuid} ${operation?.values.size}`);
    expect(of(30 * GiB)).toEqual(['db1 5120M']);
    expect(of(0.5 * GiB)).toEqual(['mail1 5120M', 'db1 5120M']);
  });
});
