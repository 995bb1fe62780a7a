import type {Domain} from './domain.ts';
import type {DomainState} from './domain-state.ts';
import {quotient} from './quotient.ts';
import {sumKnown} from './sum.ts';

/** What the running domains were given, and what the host has. Sums are of what is known; 0 when nothing runs. */
export interface Overcommit {
  readonly total: number;
  /** How many domains are in each state; those of unknown state are in none. */
  readonly states: ReadonlyMap<DomainState, number>;
  readonly running: number;
  readonly vcpus: number | undefined;
  readonly pcpus: number | undefined;
  /** vCPUs of running domains per pCPU. */
  readonly vcpuRatio: number | undefined;
  /** Running domains whose vCPUs are not known, and so missing in the sum. */
  readonly vcpusUnknown: number;
  /** balloon.maximum of running domains. */
  readonly assignedBytes: number | undefined;
  readonly physicalBytes: number | undefined;
  /** Assigned by physical memory. */
  readonly memoryRatio: number | undefined;
  /** balloon.maximum less balloon.current of running domains. */
  readonly reclaimedBytes: number | undefined;
  /** Running domains whose memory is not known, and so missing in the sums. */
  readonly memoryUnknown: number;
}

/** The states in which vCPUs run. */
const runningStates: ReadonlySet<DomainState | undefined> = new Set<DomainState>(['running', 'idle', 'in shutdown']);

/** How far the running domains overcommit a host of so many pCPUs and so many bytes of memory. */
export function overcommitOf(
  domains: Iterable<Domain>,
  host: {readonly pcpus?: number; readonly physicalBytes?: number},
): Overcommit {
  const states = new Map<DomainState, number>();
  const running: Domain[] = [];
  let total = 0;
  for (const domain of domains) {
    total++;
    const state = domain.readings.state?.value.state;
    if (state !== undefined) states.set(state, (states.get(state) ?? 0) + 1);
    if (runningStates.has(state)) running.push(domain);
  }
  const vcpus = tally(running, ({readings}) => readings.vcpu?.value.current);
  const assigned = tally(running, ({readings}) => readings.balloon?.value.maximumBytes);
  const reclaimed = tally(running, ({readings}) => {
    const {maximumBytes, currentBytes} = readings.balloon?.value ?? {};
    return maximumBytes === undefined || currentBytes === undefined ? undefined : maximumBytes - currentBytes;
  });
  return {
    total,
    states,
    running: running.length,
    vcpus: vcpus.sum,
    pcpus: host.pcpus,
    vcpuRatio: quotient(vcpus.sum, host.pcpus),
    vcpusUnknown: vcpus.unknown,
    assignedBytes: assigned.sum,
    physicalBytes: host.physicalBytes,
    memoryRatio: quotient(assigned.sum, host.physicalBytes),
    reclaimedBytes: reclaimed.sum,
    memoryUnknown: assigned.unknown,
  };
}

function tally(domains: readonly Domain[], pick: (domain: Domain) => number | undefined) {
  const values = domains.map(pick);
  return {
    sum: values.length === 0 ? 0 : sumKnown(values),
    unknown: values.filter((value) => value === undefined).length,
  };
}
