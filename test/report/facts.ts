import {applyPoll} from '../../source/model/inventory.ts';
import type {Sample} from '../../source/model/sample.ts';
import {statGroups} from '../../source/model/sample.ts';
import type {Snapshot} from '../../source/report/snapshot.ts';

const mebi = 1024 * 1024;

/** A host with one busy domain and one that is off, as two polls two seconds apart show it. */
export function snapshotOf(name = 'db1'): Snapshot {
  const identities = [
    {uuid: '6ba7b810-9dad-11d1-80b4-00c04fd430c8', name, id: 3},
    {uuid: '6ba7b811-9dad-11d1-80b4-00c04fd430c8', name: 'old-ci'},
  ];
  const poll = (at: number, samples: readonly Sample[]) => ({
    at,
    wallSeconds: 1_795_000_000 + at / 1000,
    identities,
    answers: [{groups: statGroups, asked: undefined, samples: samples.map((sample) => ({at, sample}))}],
    stuck: [],
    host: undefined,
    selfPercent: undefined,
    daemonPercent: undefined,
  });
  const polls = [poll(0, [busy(name, 0), {name: 'old-ci', state: {state: 'shut off'}}]), poll(2000, [busy(name, 1)])];
  return {
    wallSeconds: 1_795_000_002,
    now: 2000,
    identity: {
      uri: 'qemu:///system',
      local: true,
      hostname: 'host7',
      hypervisor: 'QEMU',
      hypervisorVersion: '7.2.22',
      libvirtVersion: '9.0.0',
      pcpus: 2,
      kvm: {usable: true, detail: 'kvm_amd'},
    },
    host: {at: 2000, memory: {totalBytes: 2048 * mebi, availableBytes: 1024 * mebi}, load: [1.5, 1, 0.5]},
    hostRates: {busyPercent: 74.12345, userPercent: 12, systemPercent: 6, guestPercent: 55, iowaitPercent: 1},
    domains: [...polls.reduce(applyPoll, new Map()).values()],
    processes: new Map(),
    findings: [],
    samples: 1,
    selfPercent: 0.6,
    daemonPercent: 1.2,
  };
}

function busy(name: string, second: 0 | 1): Sample {
  return {
    name,
    state: {state: 'running'},
    'cpu-total': {timeNs: 5e9 + second * 2.47e9},
    vcpu: {
      current: 2,
      maximum: 4,
      domainTimeNs: 5e9 + second * 2.47e9,
      vcpus: [
        {index: 0, state: 'running', timeNs: 2e9 + second * 1.2e9, delayNs: second * 0.62e9, waitNs: 0, halted: false},
        {index: 1, state: 'blocked', timeNs: 2e9 + second * 1.2e9, delayNs: second * 0.1e9, waitNs: 0},
      ],
    },
    balloon: {maximumBytes: 512 * mebi, currentBytes: 256 * mebi, rssBytes: 300 * mebi},
    interface: [{name: 'vnet0', rxBytes: second * 4096, txBytes: 0}],
    block: [
      {
        name: 'vda',
        path: '/images/db1.qcow2',
        readBytes: second * 3 * mebi,
        readRequests: second * 6,
        readNs: second * 3e6,
      },
    ],
  };
}
