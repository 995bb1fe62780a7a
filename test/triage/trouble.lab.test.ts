import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {execa} from 'execa';
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest';
import {dearGroups} from '../../source/model/sample.ts';
import {systemClock as clock} from '../../source/runtime/clock.ts';
import {thisMachine} from '../../source/runtime/machine.ts';
import {createSampler} from '../../source/runtime/sampler.ts';
import type {Finding} from '../../source/triage/finding.ts';
import {firstLook, type Look, nextLook} from '../../source/triage/look.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {type Lab, startLab} from '../lab/lab.ts';

const everything = {visible: [], groups: [], sortGroups: dearGroups};
let lab: Lab;
let virsh: ReturnType<typeof openVirsh>;
let small: string;
let sampler: ReturnType<typeof createSampler>;
let look: Look = firstLook;
let wedged: number;
/** How much later than it is the polls claim to be, in seconds. */
let ahead = 0;

beforeAll(async () => {
  const guests = [
    {name: 'full1', memoryMiB: 96},
    {name: 'slow1', memoryMiB: 96, diskMiB: 16},
    {name: 'wedge1', memoryMiB: 16, system: false},
    {name: 'mute1', memoryMiB: 16, system: false},
  ];
  lab = await startLab({name: `triage-${process.pid % 10_000}`, guests});
  // Where its QEMUs are found.
  vi.stubEnv('XDG_RUNTIME_DIR', lab.programEnv.XDG_RUNTIME_DIR);
  virsh = openVirsh({readOnly: false, env: {...process.env, ...lab.programEnv}});
  small = join(lab.binDir, 'small');
  await mkdir(small);
  await execa('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=1777', 'kvmtop-lab', small]);
  sampler = createSampler(virsh, clock, thisMachine);
  look = {...look, identity: await sampler.identify()};
});

afterAll(async () => {
  if (wedged) process.kill(wedged, 'SIGCONT');
  await virsh?.close();
  await lab?.virsh(['destroy', '--domain', 'full1']).catch(() => undefined);
  await execa('umount', [small], {reject: false});
  await lab?.down();
  vi.unstubAllEnvs();
});

async function nextPoll(): Promise<void> {
  await clock.sleep(1000, AbortSignal.timeout(60_000));
  const poll = await sampler.poll(look.polled ? 'full' : 'whole', everything, 1000);
  look = nextLook(look, {...poll, wallSeconds: poll.wallSeconds + ahead});
}

/** Polls until there is what is looked for, and returns it. */
async function polled<T>(what: string, search: () => T | undefined): Promise<T> {
  for (let polls = 0; polls < 40; polls += 1) {
    await nextPoll();
    const result = search();
    if (result !== undefined) return result;
  }
  throw new Error(`No ${what}, but: ${look.triage.findings.map(({title}) => title).join(' | ')}`);
}

function domainOf(name: string) {
  return [...look.domains.values()].find((domain) => domain.name === name);
}

/** The finding about the domain, as soon as there is one. */
function found(id: string, name: string): Promise<Finding> {
  return polled(`${id} of ${name}`, () => {
    const {uuid} = domainOf(name) ?? {};
    return look.triage.findings.find((each) => each.id === id && each.domains.some((one) => one.uuid === uuid));
  });
}

describe('what is produced for real', () => {
  it('is a domain that was paused by an I/O error, on a file system that is full', async () => {
    const image = join(small, 'full.qcow2');
    const {prefix: [file = '', ...prefix] = []} = lab;
    await execa(file, [...prefix, 'qemu-img', 'create', '-f', 'qcow2', image, '32M']);
    const disk = ['--source', image, '--target', 'vdb', '--driver', 'qemu', '--subdriver', 'qcow2'];
    await lab.virsh(['attach-disk', '--domain', 'full1', ...disk]);
    const writing = lab.guestRun('full1', 'sleep 1; dd if=/dev/zero of=/dev/vda bs=1M', 5000).catch(() => undefined);
    const finding = await found('paused-io-error', 'full1');
    await writing;
    expect(finding.severity).toBe('crit');
    expect(finding.title).toContain('full1');
    expect(await lab.virsh(['domstate', '--domain', 'full1', '--reason'])).toContain('I/O error');
  });

  it('is a disk that answers late', async () => {
    await lab.virsh(['blkdeviotune', '--domain', 'slow1', '--device', 'vda', '--total-iops-sec', '8']);
    const reading = lab.guestRun('slow1', 'while dd if=/dev/vda of=/dev/null bs=4k count=64 iflag=direct; do :; done');
    reading.catch(() => undefined);
    const finding = await found('disk-latency', 'slow1');
    const [, ms] = /(\d+) ms/.exec(finding.title) ?? [];
    // Eight requests a second, one at a time, take 125 ms each.
    expect(Number(ms), finding.title).toBeGreaterThan(100);
    expect(Number(ms), finding.title).toBeLessThan(300);
  });

  it('is a guest without a driver for its balloon', async () => {
    // Only one that had the time to boot is said to have none.
    ahead = 3600;
    const finding = await found('balloon-no-driver', 'mute1');
    expect(finding.title).toContain('mute1');
  });

  it('is software emulation, with KVM at hand or without', async () => {
    const [id, says] = look.identity?.kvm?.usable
      ? ['tcg-domain', 'slow1']
      : ['no-kvm', '4 active domains run without it'];
    const finding = look.triage.findings.find((each) => each.id === id);
    expect(finding?.title).toContain(says);
  });

  it('is a QEMU that stands still, while all others are heard of', async () => {
    wedged = await lab.pidOf('wedge1');
    const before = look.polled?.at ?? Number.NaN;
    process.kill(wedged, 'SIGSTOP');
    const finding = await found('stuck-monitor', 'wedge1');
    expect(finding.title).toContain('QEMU of wedge1 has not answered');
    expect(finding.evidence.map(({value}) => value)).toContain(`${wedged}, state T`);
    const isHeard = () => (domainOf('slow1')?.readings.block?.at ?? before) > before || undefined;
    expect(isHeard() ?? (await polled('disk of slow1', isHeard))).toBe(true);
  });
});
