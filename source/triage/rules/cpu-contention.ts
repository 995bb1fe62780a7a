import {sumKnown} from '../../model/sum.ts';
import {counted, namesText, percentText, verb} from '../../model/words.ts';
import {usersOf} from '../contention.ts';
import type {Facts, KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {cpuPercent, namesDo, readyPercent, runningDomains, vcpuCount} from '../known.ts';
import {isHeldByQuota} from '../quota.ts';
import {capVcpus, onHost, pinVcpus, setVcpus} from '../remedies.ts';
import {domainRule} from '../rule.ts';
import {severityOf} from '../severity.ts';
import {thresholds} from '../thresholds.ts';

const limits = thresholds.readyPercent;

/** Domains wait for a pCPU (DESIGN: %RDY of the worst vCPU); who uses the most is named beside them. */
export const cpuContention = domainRule({
  id: 'cpu-contention',
  harm: 'slow',
  basis: 'vcpu',
  examine: (known, facts) => {
    const ready = readyPercent(known, facts);
    const severity = severityOf(ready, limits);
    if (severity === undefined || isHeldByQuota(known, facts)) return undefined;
    return {severity, weight: (ready ?? 0) / limits.crit};
  },
  tell: (cases, facts) => {
    const {culprits, hostPercent, hostIsFirst} = usersOf(facts);
    const blamed = hostIsFirst ? [] : culprits;
    // One that has waited, and is kept for that, does not speak for those that wait now.
    const waiting = cases.filter((known) => severityOf(readyPercent(known, facts), limits) !== undefined);
    const victims = waiting.filter((known) => !blamed.includes(known));
    const named = [victims, waiting, cases].find(({length}) => length > 0) ?? cases;
    const longest = longestWait(named, facts);
    // The greatest users can wait longer than others, for each other, and then make it as severe as it is.
    const users = waiting.filter((known) => !named.includes(known));
    const ofUsers = longestWait(users, facts);
    const more =
      ofUsers > longest ? ` and ${namesText(users.map(({domain}) => domain.name))} up to ${percentText(ofUsers)}` : '';
    const wait = `${namesDo(named, 'waits', 'wait')} up to ${percentText(longest)}${more} of the time for a pCPU`;
    return {
      title: `${blame(blamed, hostPercent, hostIsFirst, facts)}: ${wait}; ${supply(facts)}`,
      evidence: [
        ...cases.map((known) => ({
          label: `${known.domain.name} ready but waiting`,
          value: percentText(readyPercent(known, facts)),
        })),
        ...culprits.map((known) => ({
          label: `${known.domain.name} uses`,
          value: percentText(cpuPercent(known, facts)),
        })),
        ...(hostPercent === undefined ? [] : [{label: "the host's own programs use", value: percentText(hostPercent)}]),
        {label: 'host busy', value: percentText(facts.host.rates?.busyPercent)},
      ],
      reason: `A vCPU that is ready but gets no pCPU stands still, and its guest sees that as steal. ${whose(facts)}`,
      remedies: hostIsFirst
        ? [onHost('See which programs of the host they are', 'top', '-o', '%CPU')]
        : blamed.flatMap((known) => relief(known, facts)),
      others: blamed.map(({domain}) => ({uuid: domain.uuid, part: 'culprit' as const})),
    };
  },
});

function longestWait(domains: readonly KnownDomain[], facts: Facts): number {
  return Math.max(0, ...domains.map((known) => readyPercent(known, facts) ?? 0));
}

function supply(facts: Facts): string {
  const vcpus = sumKnown(runningDomains(facts).map(vcpuCount)) ?? 0;
  const {pcpus} = facts.host.identity ?? {};
  const demand = `${counted(vcpus, 'vCPU')} ${verb(vcpus, 'runs', 'run')}`;
  return pcpus === undefined ? demand : `${demand} on ${counted(pcpus, 'pCPU')}`;
}

function blame(
  blamed: readonly KnownDomain[],
  hostPercent: number | undefined,
  hostIsFirst: boolean,
  facts: Facts,
): string {
  if (hostIsFirst) return `The host's own programs use the most CPU (${percentText(hostPercent)})`;
  if (blamed.length === 0) return 'Who uses the pCPUs is not known';
  const uses = blamed.map((known) => `${known.domain.name} (${percentText(cpuPercent(known, facts))})`);
  return `${namesText(uses)} ${verb(blamed.length, 'uses', 'use')} the most CPU`;
}

/** Waiting while the host is idle has another cause than waiting while it is busy. */
function whose({host}: Facts): string {
  const busy = host.rates?.busyPercent;
  return busy !== undefined && busy < thresholds.hostBusyPercent.warn
    ? `The host as a whole is only ${percentText(busy)} busy, so pins, CPU limits or short bursts keep these vCPUs from the idle pCPUs.`
    : 'More wants to run than the host has pCPUs, so what the greatest users are given less, the others wait less.';
}

/** What would make a greedy domain leave more to others. */
function relief(known: KnownDomain, {host}: Facts): readonly Remedy[] {
  const vcpus = vcpuCount(known) ?? 1;
  const pcpus = host.identity?.pcpus ?? 0;
  return [
    // libvirt refuses it there: CPU tuning is not available in session mode.
    ...(host.identity?.uri.endsWith('/session') ? [] : [capVcpus(known, 50)]),
    ...(pcpus >= 4
      ? [pinVcpus(known, vcpus, `${pcpus / 2 >= vcpus ? pcpus - vcpus : Math.ceil(pcpus / 2)}-${pcpus - 1}`)]
      : []),
    ...(vcpus > 1 ? [setVcpus(known, Math.ceil(vcpus / 2), 'live')] : []),
  ];
}
