import {readdirSync, readFileSync} from 'node:fs';
import {afterAll, describe, expect, it} from 'vitest';
import type {Domain} from '../../source/model/domain.ts';
import {applyPoll} from '../../source/model/inventory.ts';
import {dearGroups} from '../../source/model/sample.ts';
import {systemClock as clock} from '../../source/runtime/clock.ts';
import {thisMachine} from '../../source/runtime/machine.ts';
import {createSampler} from '../../source/runtime/sampler.ts';
import {openVirsh} from '../../source/virsh/connect.ts';
import {sharedLab} from '../lab/shared.ts';

const lab = sharedLab();
/** What the kernel counts the time of processes in. */
const jiffyMs = 10;
const virsh = openVirsh({readOnly: true, env: {...process.env, ...lab.programEnv}});

afterAll(() => virsh.close());

interface Witness {
  readonly at: number;
  readonly value: number;
}

/** CPU time of a process in milliseconds: utime and stime of /proc/PID/stat. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * jiffyMs;
}

/** Time that a vCPU's thread was ready but not running, in milliseconds: the second figure of its schedstat. */
function readyMs(pid: number, vcpu: number): number {
  const task = readdirSync(`/proc/${pid}/task`).find((each) => {
    return readFileSync(`/proc/${pid}/task/${each}/comm`, 'utf8').startsWith(`CPU ${vcpu}/`);
  });
  return Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
}

/**
 * Polls twice, with a look at the witness right before and after each poll. What happened between the two inner looks
 * is the least that the poll may report, what happened between the outer ones the most: no tolerance is needed for a
 * busy machine.
 */
async function polledBetween(name: string, look: () => number) {
  const sampler = createSampler(virsh, clock, thisMachine);
  let domains: ReadonlyMap<string, Domain> = new Map();
  const witness = (): Witness => ({at: clock.now(), value: look()});
  const poll = async () => {
    const before = witness();
    const everything = {visible: [], groups: [], sortGroups: dearGroups};
    domains = applyPoll(domains, await sampler.poll('full', everything, 2000));
    return {before, after: witness()};
  };
  const domain = () => [...domains.values()].find((each) => each.name === name);
  const first = await poll();
  const from = domain();
  await clock.sleep(3000, AbortSignal.timeout(60_000));
  const second = await poll();
  const to = domain();
  if (!from || !to) throw new Error(`there is no ${name}`);
  return {
    from,
    to,
    least: second.before.value - first.after.value,
    most: second.after.value - first.before.value,
    leastMs: second.before.at - first.after.at,
    mostMs: second.after.at - first.before.at,
  };
}

describe('against the kernel', () => {
  it.each(['web3', 'build7', 'files2', 'dns1'])('the CPU time of %s is what /proc/PID/stat counted', async (name) => {
    const pid = await lab.pidOf(name);
    const {from, to, least, most, leastMs, mostMs} = await polledBetween(name, () => cpuMs(pid));
    const elapsed = (to.readings['cpu-total']?.at ?? 0) - (from.readings['cpu-total']?.at ?? 0);
    expect(elapsed).toBeGreaterThanOrEqual(leastMs);
    expect(elapsed).toBeLessThanOrEqual(mostMs);
    const used = ((to.rates['cpu-total']?.percent ?? Number.NaN) / 100) * elapsed;
    expect(used).toBeGreaterThanOrEqual(least - jiffyMs);
    expect(used).toBeLessThanOrEqual(most + jiffyMs);
  });

  it.each([
    ['web3', 0],
    ['web3', 1],
    ['build7', 0],
  ])('the ready time of %s, vCPU %i, is what /proc/PID/task/TID/schedstat counted', async (name, index) => {
    const pid = await lab.pidOf(name);
    const {from, to, least, most} = await polledBetween(name, () => readyMs(pid, index));
    const elapsed = (to.readings.vcpu?.at ?? 0) - (from.readings.vcpu?.at ?? 0);
    const rate = to.rates.vcpu?.vcpus.find((vcpu) => vcpu.index === index)?.readyPercent ?? Number.NaN;
    // A wait is counted when it ends, and is never shown as longer than the interval.
    expect((rate / 100) * elapsed).toBeGreaterThanOrEqual(Math.min(least, elapsed) - 0.001);
    expect((rate / 100) * elapsed).toBeLessThanOrEqual(most + 0.001);
    const worst = Math.max(...(to.rates.vcpu?.vcpus.map(({readyPercent}) => readyPercent ?? 0) ?? []));
    expect(to.rates.vcpu?.readyPercent).toBe(worst);
  });
});
