import type {Domain} from '../model/domain.ts';
import type {Context} from '../model/field.ts';
import type {HostIdentity, HostRates, HostSample} from '../model/host.ts';
import {type Overcommit, overcommitOf} from '../model/overcommit.ts';
import type {ProcessFacts} from '../model/process.ts';
import type {Finding} from '../triage/finding.ts';

/** All that a report is made of: what is known after one poll. */
export interface Snapshot {
  /** Seconds since 1970. */
  readonly wallSeconds: number;
  /** The same moment, in milliseconds of the monotonic clock. */
  readonly now: number;
  readonly identity: HostIdentity;
  readonly host: HostSample | undefined;
  readonly hostRates: HostRates;
  readonly domains: readonly Domain[];
  /** Their QEMUs on this machine, by uuid. */
  readonly processes: ReadonlyMap<string, ProcessFacts>;
  /** What is wrong, what hurts most now first. */
  readonly findings: readonly Finding[];
  /** How many samples have rates, this one included: what is made of rates is found once it has held for some. */
  readonly samples: number;
  /** CPU of kvmtop and its virsh, and of the libvirt daemon; 100 % is one pCPU. */
  readonly selfPercent: number | undefined;
  readonly daemonPercent: number | undefined;
}

/** The moment of a snapshot, as RFC 3339 writes it, in UTC. */
export function timeOf({wallSeconds}: Snapshot): string {
  return new Date(wallSeconds * 1000).toISOString();
}

/** What values need to know beside their domain. */
export function contextOf({identity, now, wallSeconds, processes}: Snapshot): Context {
  return {pcpus: identity.pcpus, now, wallSeconds, processes};
}

/** What the running domains were given, beside what the host has. */
export function overcommitIn({domains, identity, host}: Snapshot): Overcommit {
  return overcommitOf(domains, {pcpus: identity.pcpus, physicalBytes: host?.memory?.totalBytes});
}
