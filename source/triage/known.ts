import type {DomainState} from '../model/domain-state.ts';
import type {DomainRow} from '../model/field.ts';
import {reportingGuest} from '../model/fields/guest.ts';
import {readingAge} from '../model/freshness.ts';
import type {GroupRates} from '../model/rates.ts';
import type {BalloonStats, StatGroup} from '../model/sample.ts';
import {sumKnown} from '../model/sum.ts';
import {namesText, sizeText, speedText, verb} from '../model/words.ts';
import type {Facts, KnownDomain} from './facts.ts';
import {thresholds} from './thresholds.ts';

/** The states in which vCPUs run. */
const runningStates: ReadonlySet<DomainState | undefined> = new Set<DomainState>(['running', 'idle', 'in shutdown']);

/** Names of domains in a sentence. */
export function namesOf(cases: readonly KnownDomain[]): string {
  return namesText(cases.map(({domain}) => domain.name));
}

/** Their names with what they do: "db1 waits", "db1 and web3 wait". */
export function namesDo(cases: readonly KnownDomain[], one: string, many: string): string {
  return `${namesOf(cases)} ${verb(cases.length, one, many)}`;
}

/** Before the figure of the worst of several. */
export function upTo(cases: readonly KnownDomain[]): string {
  return cases.length > 1 ? 'up to ' : '';
}

/** Whether its vCPUs run. */
export function isRunning({domain}: KnownDomain): boolean {
  return runningStates.has(domain.readings.state?.value.state);
}

/** The running domains. */
export function runningDomains({domains}: Facts): readonly KnownDomain[] {
  return [...domains.values()].filter(isRunning);
}

/** Whether the group was read lately enough to be judged. */
export function isCurrent({domain}: KnownDomain, group: StatGroup, {now}: Facts): boolean {
  const age = readingAge(domain, group, now);
  return age !== undefined && age <= thresholds.judgedAgeSeconds.value * 1000;
}

/** The rates of a group of a running domain, when they can be judged. */
export function currentRates<G extends keyof GroupRates>(
  known: KnownDomain,
  group: G,
  facts: Facts,
): GroupRates[G] | undefined {
  return isRunning(known) && isCurrent(known, group, facts) ? known.domain.rates[group] : undefined;
}

/** What a domain uses, in percent of one pCPU; undefined where it is unknown or old. */
export function cpuPercent(known: KnownDomain, facts: Facts): number | undefined {
  return currentRates(known, 'cpu-total', facts)?.percent;
}

/** The time that its worst vCPU waits for a pCPU, in percent. */
export function readyPercent(known: KnownDomain, facts: Facts): number | undefined {
  return currentRates(known, 'vcpu', facts)?.readyPercent;
}

/** vCPUs that are plugged in. */
export function vcpuCount({domain, definition}: KnownDomain): number | undefined {
  return domain.readings.vcpu?.value.current ?? definition?.vcpus?.current;
}

/** The domain as the rows of the table have it, for the formulas of the model. */
export function rowOf({domain}: KnownDomain, {now, wallSeconds, host}: Facts): DomainRow {
  return {domain, context: {now, wallSeconds, pcpus: host.identity?.pcpus}};
}

/** The balloon of a running domain with the guest's own figures, when they are fresh. */
export function reportedBalloon(known: KnownDomain, facts: Facts): BalloonStats | undefined {
  if (!isRunning(known) || !isCurrent(known, 'balloon', facts)) return undefined;
  return reportingGuest(rowOf(known, facts), known.definition?.balloon?.periodSeconds);
}

/** What is usable of the memory that the guest sees, in percent; undefined without fresh and consistent figures. */
export function usablePercent(balloon: BalloonStats | undefined): number | undefined {
  const {usableBytes, availableBytes} = balloon ?? {};
  // While a guest boots, usable can be older than the balloon it is compared with.
  if (usableBytes === undefined || !availableBytes || usableBytes > availableBytes) return undefined;
  return (100 * usableBytes) / availableBytes;
}

/** What the guest swaps in and out, in bytes per second. */
export function guestSwap({domain}: KnownDomain): number | undefined {
  const {swapInBytesPerSecond, swapOutBytesPerSecond} = domain.rates.balloon ?? {};
  return sumKnown([swapInBytesPerSecond, swapOutBytesPerSecond]);
}

/** How the guest swaps: at what speed or, between two bursts, how much so far. */
export function guestSwapText(known: KnownDomain): string {
  const swapped = guestSwap(known);
  const {swapInBytes} = known.domain.readings.balloon?.value ?? {};
  if (swapped === 0 && swapInBytes) return `swaps in bursts, ${sizeText(swapInBytes)} in so far`;
  return swapped === 0 ? 'does not swap' : `swaps ${speedText(swapped)}`;
}

/** Whether the balloon takes memory from the guest. */
export function isBallooned({domain}: KnownDomain): boolean {
  const {currentBytes, maximumBytes} = domain.readings.balloon?.value ?? {};
  return currentBytes !== undefined && maximumBytes !== undefined && currentBytes < 0.99 * maximumBytes;
}

/** Whether its guest has had the time to boot, by the age of its QEMU or, where that is not known, by what it has used. */
export function hasBooted({domain, process}: KnownDomain, {wallSeconds}: Facts): boolean {
  if (process?.startedSeconds !== undefined)
    return wallSeconds - process.startedSeconds >= thresholds.bootSeconds.value;
  return (domain.readings['cpu-total']?.value.timeNs ?? 0) / 1e9 >= thresholds.bootCpuSeconds.value;
}
