import type {Connection} from '../../model/connection.ts';
import type {HostIdentity, HostMemory, HostRates, KsmSample} from '../../model/host.ts';
import {type Overcommit, overcommitOf} from '../../model/overcommit.ts';
import {countsOf} from '../../triage/concerns.ts';
import type {Severity} from '../../triage/finding.ts';
import {shownWorld} from '../shown.ts';
import type {State, World} from '../state.ts';

/** What the head of the screen says; what libvirt cannot tell of a remote host is undefined. */
export interface Header {
  readonly connection: Connection;
  readonly identity: HostIdentity | undefined;
  readonly memory: HostMemory | undefined;
  readonly rates: HostRates;
  readonly load: readonly [number, number, number] | undefined;
  readonly ksm: KsmSample | undefined;
  /** Counts by state, vCPUs to pCPUs, assigned to physical memory. */
  readonly overcommit: Overcommit;
  /** How many findings there are of each severity. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly delayMs: number;
  /** When the newest poll on screen ended; undefined before the first one. */
  readonly polled: World['polled'];
  /** Now, on screen: monotonic milliseconds, and seconds since 1970. */
  readonly at: number;
  readonly wallSeconds: number;
  readonly frozen: boolean;
  readonly readOnly: boolean;
  /** Changes are logged and not sent. */
  readonly dryRun: boolean;
  readonly selfPercent: number | undefined;
  readonly daemonPercent: number | undefined;
}

/** The head of the screen. */
export function selectHeader(state: State): Header {
  const {connection, identity, host, hostRates, triage, polled, at, wallSeconds, selfPercent, daemonPercent} =
    shownWorld(state);
  return {
    connection,
    identity,
    memory: host?.memory,
    rates: hostRates,
    load: host?.load,
    ksm: host?.ksm,
    overcommit: overcommitIn(shownWorld(state)),
    findings: countsOf(triage.findings),
    delayMs: state.delayMs,
    polled,
    at,
    wallSeconds,
    frozen: state.frozen !== undefined,
    readOnly: state.readOnly,
    dryRun: state.dryRun,
    selfPercent,
    daemonPercent,
  };
}

const made = new WeakMap<World, Overcommit>();

/** Added up once per world: a key press between two polls changes none of it. */
function overcommitIn(world: World): Overcommit {
  const {domains, identity, host} = world;
  const overcommit =
    made.get(world) ??
    overcommitOf(domains.values(), {pcpus: identity?.pcpus, physicalBytes: host?.memory?.totalBytes});
  made.set(world, overcommit);
  return overcommit;
}
