import {readdirSync, readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
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

const whole = ['web3', 'build7', 'files2', 'dns1'];
const ready = [
  ['web3', 0],
  ['web3', 1],
  ['build7', 0],
] as const;

type Looks = ReadonlyMap<string, number>;

/** What each witness says, at once. */
function lookAtAll(pids: ReadonlyMap<string, number>): Looks {
  const pidOf = (name: string) => pids.get(name) ?? 0;
  return new Map([
    ...whole.map((name) => [name, cpuMs(pidOf(name))] as const),
    ...ready.map(([name, vcpu]) => [`${name} ${vcpu}`, readyMs(pidOf(name), vcpu)] as const),
  ]);
}

interface Poll {
  readonly domains: ReadonlyMap<string, Domain>;
  readonly before: Looks;
  readonly after: Looks;
  readonly fromMs: number;
  readonly toMs: number;
}

let first: Poll;
let second: Poll;

/**
 * Polls twice, with a look at the witnesses right before and after each poll. What happened between the two inner looks
 * is the least that the poll may report, what happened between the outer ones the most: no tolerance is needed for a
 * busy machine.
 */
beforeAll(async () => {
  const pids = new Map<string, number>();
  for (const name of whole) pids.set(name, await lab.pidOf(name));
  const sampler = createSampler(virsh, clock, thisMachine);
  const poll = async (domains: ReadonlyMap<string, Domain>): Promise<Poll> => {
    const [fromMs, before] = [clock.now(), lookAtAll(pids)];
    const everything = {visible: [], groups: [], sortGroups: dearGroups};
    const polled = applyPoll(domains, await sampler.poll('full', everything, 2000));
    return {domains: polled, before, after: lookAtAll(pids), fromMs, toMs: clock.now()};
  };
  first = await poll(new Map());
  await clock.sleep(3000, AbortSignal.timeout(60_000));
  second = await poll(first.domains);
});

/** A domain at the two polls, and the bounds of what a witness has counted in between. */
function between(name: string, witness: string) {
  const find = ({domains}: Poll) => [...domains.values()].find((each) => each.name === name);
  const [from, to] = [find(first), find(second)];
  if (!from || !to) throw new Error(`there is no ${name}`);
  const counted = (early: Looks, late: Looks) => (late.get(witness) ?? Number.NaN) - (early.get(witness) ?? Number.NaN);
  return {from, to, least: counted(first.after, second.before), most: counted(first.before, second.after)};
}

describe('against the kernel', () => {
  it.each(whole)('the CPU time of %s is what /proc/PID/stat counted', (name) => {
    const {from, to, least, most} = between(name, name);
    const elapsed = (to.readings['cpu-total']?.at ?? 0) - (from.readings['cpu-total']?.at ?? 0);
    expect(elapsed).toBeGreaterThanOrEqual(second.fromMs - first.toMs);
    expect(elapsed).toBeLessThanOrEqual(second.toMs - first.fromMs);
    const used = ((to.rates['cpu-total']?.percent ?? Number.NaN) / 100) * elapsed;
    expect(used).toBeGreaterThanOrEqual(least - jiffyMs);
    expect(used).toBeLessThanOrEqual(most + jiffyMs);
  });

  it.each(ready)('the ready time of %s, vCPU %i, is what /proc/PID/task/TID/schedstat counted', (name, index) => {
    const {from, to, least, most} = between(name, `${name} ${index}`);
    const elapsed = (to.readings.vcpu?.at ?? 0) - (from.readings.vcpu?.at ?? 0);
    const rate = to.rates.vcpu?.vcpus.find((vcpu) => vcpu.index === index)?.readyPercent ?? Number.NaN;
    // A wait is counted when it ends, and is never shown as longer than the interval.
    expect((rate / 100) * elapsed).toBeGreaterThanOrEqual(Math.min(least, elapsed) - 0.001);
    expect((rate / 100) * elapsed).toBeLessThanOrEqual(most + 0.001);
    const worst = Math.max(...(to.rates.vcpu?.vcpus.map(({readyPercent}) => readyPercent ?? 0) ?? []));
    expect(to.rates.vcpu?.readyPercent).toBe(worst);
  });
});
