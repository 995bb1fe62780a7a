import {dearGroups} from '../../../source/model/sample.ts';
import {systemClock} from '../../../source/runtime/clock.ts';
import {thisMachine} from '../../../source/runtime/machine.ts';
import {createSampler} from '../../../source/runtime/sampler.ts';
import {factsOf} from '../../../source/triage/facts-of.ts';
import {firstLook, type Look, nextLook} from '../../../source/triage/look.ts';
import {triage} from '../../../source/triage/triage.ts';
import {openVirsh} from '../../../source/virsh/connect.ts';
import {processCpu} from '../cpu.ts';

/** CPU milliseconds of one tick, as means. */
export interface JudgeCost {
  readonly domains: number;
  readonly findings: number;
  /** What asking, answering and reading takes of kvmtop itself, of its virsh and of libvirtd. */
  readonly poll: {readonly kvmtop: number; readonly virsh: number; readonly libvirtd: number};
  readonly triage: number;
}

const ticks = 30;
const delayMs = 1000;
const rows = 33;

const [daemonPid = ''] = process.argv.slice(2);
const virsh = openVirsh({uri: undefined, readOnly: true, cpuMsOf: thisMachine.processMs});
const sampler = createSampler(virsh, systemClock, thisMachine);
const never = new AbortController().signal;

/** This process has one thing to do at a time, so what it has used meanwhile was for that. */
function ownMs(): number {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
}

function judged({polled, identity, host, hostRates, extras, wokeAt, ...known}: Look, {memory}: Look['triage']) {
  const {at = 0, wallSeconds = 0} = polled ?? {};
  const of = {identity, sample: host, rates: hostRates, extras};
  return triage(memory, factsOf({now: at, wallSeconds, wokeAt, host: of, ...known}));
}

let look: Look = {...firstLook, identity: await sampler.identify()};
const spent = {kvmtop: 0, virsh: 0, libvirtd: 0, triage: 0};
for (let tick = -3; tick < ticks; tick += 1) {
  const visible = [...look.domains.keys()].slice(0, rows);
  const before = {own: ownMs(), virsh: virsh.cpuMs() ?? 0, libvirtd: (await processCpu(Number(daemonPid))).own};
  const wanted = {visible, groups: dearGroups, sortGroups: []};
  const poll = await sampler.poll(tick === -3 ? 'relist' : 'full', wanted, delayMs);
  const asked = ownMs();
  const last = look.triage;
  look = nextLook(look, poll);
  const merged = ownMs();
  judged(look, last);
  const end = ownMs();
  if (tick >= 0) {
    spent.kvmtop += asked - before.own;
    spent.virsh += (virsh.cpuMs() ?? 0) - before.virsh;
    spent.libvirtd += (await processCpu(Number(daemonPid))).own - before.libvirtd;
    spent.triage += end - merged;
  }
  await systemClock.sleep(delayMs, never);
}
await virsh.close();
const {triage: total, ...poll} = spent;
const mean = (sum: number) => sum / ticks;
const cost: JudgeCost = {
  domains: look.domains.size,
  findings: look.triage.findings.length,
  poll: {kvmtop: mean(poll.kvmtop), virsh: mean(poll.virsh), libvirtd: mean(poll.libvirtd)},
  triage: mean(total),
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
