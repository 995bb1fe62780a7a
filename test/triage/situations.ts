import type {Facts} from '../../source/triage/facts.ts';
import type {Severity} from '../../source/triage/finding.ts';
import {facts, GiB, guest, host, later, MiB, now, reporting, wallSeconds} from './build.ts';
import {recorded} from './recorded.ts';

/** What there is, sample after sample, and what must be said of it first. */
export interface Situation {
  readonly name: string;
  /** Where the figures are from: a recording of the lab, or the document that defines them. */
  readonly source: string;
  readonly samples: readonly Facts[];
  /** The id of the finding that must come first. */
  readonly first: string;
  readonly severity: Severity;
  /** Names in it. */
  readonly victims?: readonly string[];
  readonly culprits?: readonly string[];
  /** What its title must hold. */
  readonly says: readonly string[];
}

/** The same facts, read again and again, every two seconds, long enough for whatever has to hold. */
export function lasting(of: Facts): readonly Facts[] {
  return [0, 2000, 4000].map((ms) => later(of, ms));
}

/** The lab: two pCPUs, without a word on the rest of the host. */
const labHost = {identity: {uri: 'qemu:///session', local: true, pcpus: 2}, extras: {arch: 'x86_64'}};

const virtioBalloon = {model: 'virtio', periodSeconds: 1};

export const situations: readonly Situation[] = [
  {
    name: 'two burners on two pCPUs, and a domain that works on its disk',
    source: 'lab: recorded/fleet.txt',
    samples: recorded('fleet', {host: labHost}).slice(1).flatMap(lasting),
    first: 'cpu-contention',
    severity: 'crit',
    victims: ['files2', 'db1'],
    culprits: ['web3', 'build7'],
    says: ['files2 and db1 wait up to 43%', '2 pCPUs', 'web3 (82%) and build7 (50%) use the most CPU: '],
  },
  {
    name: 'a domain with more vCPUs than the host has pCPUs',
    source: 'lab: recorded/fleet.txt, build7 alone',
    samples: recorded('fleet', {host: labHost, only: ['build7']}).slice(0, 1),
    first: 'above-pcpus',
    severity: 'warn',
    culprits: ['build7'],
    says: ['build7 has 4 vCPUs', "the host's 2 pCPUs"],
  },
  {
    name: 'one domain waits long, another uses the most',
    source: 'DESIGN.md, the sketch of the main view',
    samples: lasting(
      facts(
        [
          guest('db1', {vcpus: 8, cpu: 412, ready: 31}),
          guest('web3', {vcpus: 6, cpu: 190, ready: 12}),
          guest('build7', {vcpus: 24, cpu: 712, ready: 2}),
        ],
        host({rates: {busyPercent: 97}}),
      ),
    ),
    first: 'cpu-contention',
    severity: 'crit',
    victims: ['db1', 'web3'],
    culprits: ['build7'],
    says: ['db1 and web3 wait up to 31%', '38 vCPUs run on 16 pCPUs', 'build7 (712%) uses the most CPU: '],
  },
  {
    name: "the host's own programs use what a domain waits for",
    source: 'proc_stat(5): busy is all but idle and iowait; here a compiler on the host',
    samples: lasting(facts([guest('db1', {vcpus: 2, cpu: 60, ready: 22})], host({rates: {busyPercent: 99}}))),
    first: 'cpu-contention',
    severity: 'crit',
    victims: ['db1'],
    says: ['db1 waits up to 22%', "The host's own programs use the most CPU (1524%): "],
  },
  {
    name: 'a domain uses up its CPU quota on an idle host',
    source: 'libvirt formatdomain, <cputune><quota>; kernel: throttled time counts as ready time',
    samples: lasting(
      facts([
        guest('web3', {vcpus: 2, cpu: 99, ready: 48, definition: {tuning: {vcpuLimitPercent: 50}}}),
        guest('db1', {vcpus: 2, cpu: 10, ready: 0.1}),
      ]),
    ),
    first: 'cpu-quota',
    severity: 'warn',
    victims: ['web3'],
    says: ['web3 is held back by its own CPU quota', '99% used of 100% allowed'],
  },
  {
    name: 'many vCPUs, no idle time, and a libvirt that does not tell who waits',
    source: 'libvirt before 7.2 has no vcpu.N.delay',
    samples: lasting(
      facts(
        Array.from({length: 20}, (_, index) => guest(`web${index}`, {vcpus: 4, cpu: 78})),
        host({rates: {busyPercent: 98}}),
      ),
    ),
    first: 'cpu-overcommit',
    severity: 'warn',
    says: ['80 vCPUs run on 16 pCPUs (5.0:1)', '98% busy'],
  },
  {
    name: 'the host is a guest that gets too little',
    source: 'proc_stat(5), steal',
    samples: lasting(facts([guest('db1', {vcpus: 2, cpu: 80, ready: 1})], host({rates: {stealPercent: 14}}))),
    first: 'host-steal',
    severity: 'crit',
    says: ['14%'],
  },
  {
    name: 'memory over-committed, and the host swaps',
    source: 'DESIGN.md, the sketch of the main view',
    samples: lasting(
      facts(
        [
          guest('db1', {
            vcpus: 2,
            balloon: reporting({
              currentBytes: 16 * GiB,
              maximumBytes: 16 * GiB,
              rssBytes: 15.8 * GiB,
              usableBytes: 3 * GiB,
              availableBytes: 15.7 * GiB,
            }),
            process: {pid: 4711, swappedBytes: 900 * MiB},
          }),
          guest('mail1', {
            vcpus: 2,
            balloon: reporting({
              currentBytes: 24 * GiB,
              maximumBytes: 31.2 * GiB,
              rssBytes: 22 * GiB,
              usableBytes: 14 * GiB,
              availableBytes: 23.5 * GiB,
            }),
          }),
          guest('ci', {vcpus: 2, balloon: {currentBytes: 24 * GiB, maximumBytes: 24 * GiB, rssBytes: 18.1 * GiB}}),
        ],
        host({
          sample: {
            at: now,
            memory: {availableBytes: 5.1 * GiB, swapFreeBytes: 14.7 * GiB},
            ksm: {running: false, savedBytes: 0},
          },
          rates: {swapOutBytesPerSecond: 4.2 * MiB},
        }),
      ),
    ),
    first: 'memory-overcommit',
    severity: 'crit',
    victims: ['db1'],
    says: ['1.11:1', '92% used', 'swaps 4.2 MiB/s', 'mail1 could give back 11.6 GiB'],
  },
  {
    name: 'more promised than memory and swap together hold',
    source: 'proc_meminfo(5); kernel: the OOM killer takes the greatest process',
    samples: lasting(
      facts(
        [
          guest('a', {vcpus: 2, balloon: {currentBytes: 50 * GiB, maximumBytes: 50 * GiB, rssBytes: 10 * GiB}}),
          guest('b', {vcpus: 2, balloon: {currentBytes: 50 * GiB, maximumBytes: 50 * GiB, rssBytes: 10 * GiB}}),
        ],
        host({sample: {at: now, memory: {availableBytes: 40 * GiB, swapTotalBytes: 0, swapFreeBytes: 0}}}),
      ),
    ),
    first: 'memory-overcommit',
    severity: 'info',
    says: ['1.56:1', 'may still take 80 GiB', 'there are 40 GiB'],
  },
  {
    name: "the host's own programs fill its memory",
    source: 'psi.rst, some avg10; proc_meminfo(5)',
    samples: lasting(
      facts(
        [guest('db1', {vcpus: 2, balloon: {currentBytes: 8 * GiB, maximumBytes: 8 * GiB, rssBytes: 8 * GiB}})],
        host({sample: {at: now, memory: {availableBytes: 1 * GiB}}, extras: {memoryPressure: {somePercent: 24}}}),
      ),
    ),
    first: 'memory-short',
    severity: 'crit',
    says: ['98% used', 'domains occupy 8 GiB', 'all else 55 GiB', '24%'],
  },
  {
    name: 'the host swaps a guest back in although it has memory',
    source: 'proc_vmstat(5), pswpin; proc_pid_status(5), VmSwap',
    samples: lasting(
      facts(
        [guest('db1', {vcpus: 2, process: {pid: 4711, swappedBytes: 700 * MiB}})],
        host({
          sample: {at: now, memory: {swapFreeBytes: 15 * GiB}},
          rates: {swapInBytesPerSecond: 300 * 1024},
        }),
      ),
    ),
    first: 'host-swap',
    severity: 'info',
    victims: ['db1'],
    says: ['300 KiB/s', '1 GiB are swapped out', 'most of it is of db1'],
  },
  {
    name: 'KSM looks for equal pages and finds none',
    source: 'ksm.rst, general_profit; proc_pid_stat(5) of ksmd',
    samples: lasting(
      facts(
        [guest('db1', {vcpus: 2})],
        host({
          sample: {at: now, ksm: {running: true, savedBytes: 40 * MiB}},
          extras: {ksm: {scanPercent: 72, profitBytes: 12 * MiB}},
        }),
      ),
    ),
    first: 'ksm-cost',
    severity: 'warn',
    says: ['72% of a pCPU', '12 MiB'],
  },
  {
    name: 'a guest that its balloon squeezes swaps, in bursts',
    source: 'lab: recorded/squeezed.txt, db1 with 96 of 192 MiB and 40 MiB read every 5 s',
    samples: recorded('squeezed', {host: labHost, definitions: {db1: {balloon: virtioBalloon}}}),
    first: 'squeezed-guest',
    severity: 'crit',
    victims: ['db1'],
    says: ['db1 is squeezed', '96 MiB of 192 MiB', '12% of it usable', 'swaps 22 MiB/s'],
  },
  {
    name: 'a guest uses all that it can have',
    source: 'virtio-balloon statistics: usable is MemAvailable (proc_meminfo(5))',
    samples: lasting(
      facts([
        guest('erp', {
          vcpus: 2,
          balloon: reporting({
            currentBytes: 4 * GiB,
            maximumBytes: 4 * GiB,
            rssBytes: 4 * GiB,
            usableBytes: 120 * MiB,
            availableBytes: 3.8 * GiB,
          }),
          swapIn: 0,
          swapOut: 0,
        }),
      ]),
    ),
    first: 'short-guest',
    severity: 'warn',
    victims: ['erp'],
    says: ['erp runs out of memory', '3.1% of the 4 GiB'],
  },
  {
    name: 'no balloon device',
    source: 'lab: recorded/fleet.txt, erp with <memballoon model="none"/>',
    samples: recorded('fleet', {host: labHost, only: ['erp'], definitions: {erp: {balloon: {model: 'none'}}}}),
    first: 'balloon-no-device',
    severity: 'info',
    victims: ['erp'],
    says: ['erp has no balloon device', '128 MiB'],
  },
  {
    name: 'no stats period',
    source: 'lab: recorded/fleet.txt, mail1 with <memballoon model="virtio"/>, which reported once',
    samples: recorded('fleet', {host: labHost, only: ['mail1'], definitions: {mail1: {balloon: {model: 'virtio'}}}}),
    first: 'balloon-no-period',
    severity: 'info',
    victims: ['mail1'],
    says: ['mail1 has a balloon without a stats period', '128 MiB'],
  },
  {
    name: 'no balloon driver',
    source: 'lab: recorded/storage.txt, empty1 has a device and a period but no system; its QEMU is an hour old',
    samples: recorded('storage', {
      host: labHost,
      only: ['empty1'],
      definitions: {empty1: {balloon: virtioBalloon}},
    }).map((of) => ({
      ...of,
      domains: new Map(
        [...of.domains].map(([uuid, known]) => [
          uuid,
          {...known, process: {pid: 4711, startedSeconds: of.wallSeconds - 3600}},
        ]),
      ),
    })),
    first: 'balloon-no-driver',
    severity: 'info',
    victims: ['empty1'],
    says: ['empty1 has never reported', '96 MiB'],
  },
  {
    name: 'a ballooned guest has stopped reporting',
    source: 'virtio-balloon statistics: last-update is when the guest last answered',
    samples: lasting(
      facts([
        guest('db1', {
          vcpus: 2,
          balloon: {
            currentBytes: 2 * GiB,
            maximumBytes: 4 * GiB,
            usableBytes: 1 * GiB,
            availableBytes: 2 * GiB,
            lastUpdateSeconds: wallSeconds - 300,
          },
          definition: {balloon: {model: 'virtio', periodSeconds: 5}},
        }),
      ]),
    ),
    first: 'balloon-silent',
    severity: 'warn',
    victims: ['db1'],
    says: ['db1 has stopped reporting'],
  },
  {
    name: 'a domain paused because the file system of its image is full',
    source: 'lab: recorded/storage.txt, full1 on a file system of 2 MiB',
    samples: recorded('storage', {host: labHost, only: ['full1']}),
    first: 'paused-io-error',
    severity: 'crit',
    victims: ['full1'],
    says: ['full1 is paused by an I/O error', 'vda has 1.3 MiB of 16 MiB'],
  },
  {
    name: 'a domain that its watchdog paused',
    source: 'libvirt-domain.h, VIR_DOMAIN_PAUSED_WATCHDOG is 6',
    samples: [facts([guest('db1', {state: 'paused', stateReason: 6})])],
    first: 'paused-watchdog',
    severity: 'crit',
    victims: ['db1'],
    says: ['db1 is paused by its watchdog'],
  },
  {
    name: 'a guest that has crashed',
    source: 'libvirt-domain.h, VIR_DOMAIN_CRASHED is 6, VIR_DOMAIN_CRASHED_PANICKED is 1',
    samples: [facts([guest('db1', {state: 'crashed', stateReason: 1}), guest('web1', {vcpus: 1})])],
    first: 'crashed',
    severity: 'crit',
    victims: ['db1'],
    says: ['db1 has crashed', 'is kept'],
  },
  {
    name: 'a QEMU that was stopped by a signal',
    source: 'lab: a wedge by kill -STOP; proc_pid_stat(5), T',
    samples: [facts([guest('net1', {vcpus: 2, stuckSince: now - 45_000, process: {pid: 4711, state: 'T'}})])],
    first: 'stuck-monitor',
    severity: 'crit',
    victims: ['net1'],
    says: ['QEMU of net1 has not answered for 45 s'],
  },
  {
    name: 'a disk that takes a second to answer',
    source: 'lab: recorded/storage.txt, slow1 with blkdeviotune --total-bytes-sec 262144',
    samples: recorded('storage', {host: labHost, only: ['slow1']}),
    first: 'disk-latency',
    severity: 'crit',
    victims: ['slow1'],
    says: ['slow1 waits 998 ms for reads of vda'],
  },
  {
    name: 'a disk that waits for the copy that another domain makes on the same storage',
    source: 'QEMU block statistics: times are summed over requests; two images in one folder',
    samples: lasting(
      facts([
        guest('db1', {
          vcpus: 2,
          disks: [{name: 'vda', path: '/images/db1.qcow2', writeLatencyMs: 180, writeRequestsPerSecond: 40}],
        }),
        guest('copy', {
          vcpus: 2,
          disks: [{name: 'vda', path: '/images/copy.qcow2', writeBytesPerSecond: 400 * MiB, writeLatencyMs: 12}],
        }),
      ]),
    ),
    first: 'disk-latency',
    severity: 'crit',
    victims: ['db1'],
    culprits: ['copy'],
    says: ['db1 waits 180 ms for writes of vda', 'copy moves the most there (400 MiB/s)'],
  },
  {
    name: 'packets that a guest does not fetch in time',
    source: 'libvirt domstats, net.N.rx.drop',
    samples: lasting(facts([guest('web1', {vcpus: 2, nics: [{name: 'vnet3', rxDropsPerSecond: 250}]})])),
    first: 'net-errors',
    severity: 'warn',
    victims: ['web1'],
    says: ['web1 loses 250 packets a second'],
  },
  {
    name: 'a QEMU that works more than its guest',
    source: 'libvirt domstats: cpu.time less all vcpu.N.time',
    samples: lasting(facts([guest('files2', {vcpus: 2, cpu: 210, ready: 0.2, overhead: 160})])),
    first: 'emulator-overhead',
    severity: 'warn',
    culprits: ['files2'],
    says: ['The emulator of files2 uses 160% of a pCPU'],
  },
  {
    name: 'no KVM: the module is not loaded',
    source: 'lab: a host without KVM, and its words for it; here with a module that could be loaded',
    samples: [
      facts(
        [guest('web1', {vcpus: 1, definition: {type: 'qemu', arch: 'x86_64'}})],
        host({
          identity: {...labHost.identity, kvm: {usable: false, detail: 'module kvm_amd not loaded'}},
          extras: {arch: 'x86_64', kvm: {obstacle: 'module', module: 'kvm_amd'}},
        }),
      ),
    ],
    first: 'no-kvm',
    severity: 'warn',
    says: ['module kvm_amd not loaded', '1 active domain'],
  },
  {
    name: 'a domain of type qemu on a host that has KVM',
    source: 'libvirt formatdomain, <domain type>',
    samples: [facts([guest('old', {vcpus: 1, cpu: 100, definition: {type: 'qemu', arch: 'x86_64'}})])],
    first: 'tcg-domain',
    severity: 'warn',
    culprits: ['old'],
    says: ['old is emulated', 'uses 100%'],
  },
  {
    name: 'an emulated disk',
    source: 'libvirt formatdomain, <target bus>',
    samples: [
      facts([
        guest('win', {
          vcpus: 1,
          definition: {
            disks: [
              {target: 'sda', bus: 'sata', device: 'disk'},
              {target: 'sdb', bus: 'sata', device: 'cdrom'},
            ],
          },
        }),
      ]),
    ],
    first: 'emulated-disk',
    severity: 'info',
    culprits: ['win'],
    says: ['win has 1 emulated disk', 'sda on sata'],
  },
  {
    name: 'an emulated network card',
    source: 'libvirt formatdomain, <interface><model type>',
    samples: [facts([guest('win', {vcpus: 1, definition: {nics: [{model: 'e1000e'}, {model: 'virtio'}]}})])],
    first: 'emulated-nic',
    severity: 'info',
    culprits: ['win'],
    says: ['win has 1 emulated network card', 'e1000e'],
  },
];
