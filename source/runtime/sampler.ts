import type {Identity} from '../model/domain.ts';
import type {HostIdentity, HostSample} from '../model/host.ts';
import type {Answer, Poll} from '../model/poll.ts';
import type {StatGroup} from '../model/sample.ts';
import type {Wanted} from '../state/select/wanted.ts';
import {readIdentity, readRemoteHost} from '../virsh/questions.ts';
import type {Virsh} from '../virsh/virsh.ts';
import type {Clock} from './clock.ts';
import {createCostMeter} from './cost.ts';
import {createDefinitions, type Portion} from './definitions.ts';
import {createInquiry} from './inquiry.ts';
import {kvmSupport} from './kvm-support.ts';
import type {Machine} from './machine.ts';
import {cheapGroups, planDear} from './plan.ts';
import {planTouched} from './plan-touched.ts';
import {createRoster} from './roster.ts';
import {createSurroundings} from './surroundings.ts';

interface Extent {
  readonly list: boolean;
  readonly cheap: readonly StatGroup[];
  readonly dear: boolean;
  readonly host: boolean;
  /** How many of the definitions that are not known. */
  readonly definitions?: Portion;
}

/** Definitions matter for triage alone: all are read, but no figure is to come late for them. */
const aFew: Portion = {most: 5, ms: 200};
const all: Portion = {most: Number.POSITIVE_INFINITY, ms: Number.POSITIVE_INFINITY};

/** How much a poll asks. */
const extents = {
  /** The quickest picture there can be. */
  first: {list: true, cheap: cheapGroups, dear: false, host: true},
  /** What the first one left out. */
  rest: {list: false, cheap: [], dear: true, host: true, definitions: aFew},
  /** A tick. */
  full: {list: false, cheap: cheapGroups, dear: true, host: true, definitions: aFew},
  /** A tick after an event. */
  relist: {list: true, cheap: cheapGroups, dear: true, host: true, definitions: aFew},
  /** All that there is to know, however long that takes. */
  whole: {list: true, cheap: cheapGroups, dear: true, host: true, definitions: all},
  /** What a tick left out for the sake of an event. */
  remainder: {list: false, cheap: [], dear: true, host: false},
  /** Right after an event: no counters, as rates over a short interval are noise. */
  refresh: {list: true, cheap: ['state'], dear: false, host: false},
} as const satisfies Record<string, Extent>;

export type Scope = keyof typeof extents;

/** What events want of a poll. */
export interface Events {
  /** The names of domains whose balloon has changed. */
  readonly ballooned: ReadonlySet<string>;
  /** Asked before each dear question: whether it, and all others, have to be left out. */
  readonly isUrgent: () => boolean;
}

const noEvents: Events = {ballooned: new Set(), isUrgent: () => false};

export interface Sampler {
  /**
   * Reads what identifies the host, which later polls need to know.
   * @throws VirshError
   */
  identify(): Promise<HostIdentity>;
  /**
   * Asks what scope and plan say, one question after the other.
   * @param intervalMs the expected time until the next poll
   * @throws VirshError when libvirt itself does not answer; a domain that does not is in `Poll.stuck`
   */
  poll(scope: Scope, wanted: Wanted, intervalMs: number, events?: Events): Promise<Poll>;
  /** An event has told of another definition of the domain of that name. */
  redefined(name: string): void;
  /** The connection was lost: nothing that was known of the domains holds. */
  forget(): void;
}

/** The first question of a connection may make libvirt look at every emulator that is installed. */
const identityMs = 30_000;

/** What shows of all domains which one has held up a question. */
const evidence: readonly StatGroup[] = ['balloon'];

export function createSampler(virsh: Virsh, clock: Clock, machine: Machine): Sampler {
  const roster = createRoster();
  const inquiry = createInquiry(virsh, clock, roster);
  const meter = createCostMeter();
  const definitions = createDefinitions({virsh, clock, roster, limitMs: inquiry.limitMs});
  const surroundings = createSurroundings(machine, roster);
  let identity: HostIdentity | undefined;
  let daemonPid: number | undefined;

  const listing = (known: readonly Identity[]) => {
    const now = roster.listing();
    return now === known ? undefined : now;
  };

  async function askAll(
    {list, cheap, dear}: Extent,
    wanted: Wanted,
    intervalMs: number,
    {ballooned, isUrgent}: Events,
  ) {
    const known = roster.listing();
    const answers: Answer[] = [];
    const stuck: string[] = [];
    if (list || roster.isStale(clock.now())) await inquiry.list();
    const quick = cheap.length > 0 ? await inquiry.cheap(cheap) : undefined;
    const hung = quick?.hung ?? false;
    if (quick) answers.push(quick.answer);
    const seen = quick?.answer.samples.map(({sample}) => sample) ?? [];
    if (quick && roster.contradicts(seen)) await inquiry.list();
    roster.saw(seen);
    const domains = roster.known();
    const looked = hung ? {...wanted, sortGroups: [...wanted.sortGroups, ...evidence]} : wanted;
    const now = clock.now();
    const planned = dear || hung ? planDear({domains, wanted: looked, now, intervalMs}) : [];
    const uuids = new Set(Array.from(ballooned, (name) => roster.uuidOf(name) ?? ''));
    for (const ask of [...planned, ...planTouched(domains, uuids, planned)]) {
      if (isUrgent()) return {identities: listing(known), answers, stuck};
      const answer = await inquiry.dear({...ask, domainTime: wanted.overhead ?? false}, hung);
      if (answer) answers.push(answer);
      stuck.push(...(ask.uuids ?? []).filter(roster.isStuck));
    }
    if (hung && stuck.length === 0) inquiry.grantMore();
    return {identities: listing(known), answers, stuck};
  }

  async function readHost(): Promise<HostSample | undefined> {
    if (!identity) return undefined;
    const now = clock.now();
    return identity.local ? machine.readHost(now) : readRemoteHost(virsh, now, inquiry.limitMs());
  }

  function readCost() {
    const read = () => (daemonPid === undefined ? undefined : machine.processMs(daemonPid));
    let daemonMs = read();
    if (daemonMs === undefined && identity?.local) {
      // One that was restarted between two polls has another pid.
      daemonPid = machine.daemonPid(identity.uri);
      daemonMs = read();
    }
    return meter({selfMs: machine.selfMs(), virshMs: virsh.cpuMs(), daemonMs}, clock.now());
  }

  return {
    async identify() {
      const read = await readIdentity(virsh, identityMs);
      const kvm = read.local ? await machine.readKvm() : undefined;
      const full = {...read, ...(kvm && {kvm: kvmSupport(read.kvm, kvm.support)})};
      identity = full;
      surroundings.identified(full, kvm?.extras);
      return full;
    },
    async poll(scope, wanted, intervalMs, events = noEvents) {
      const extent: Extent = extents[scope];
      const said = await askAll(extent, wanted, intervalMs, events);
      const host = extent.host ? await readHost() : undefined;
      const around = extent.host ? await surroundings.read(clock.now(), said.stuck) : {};
      const {visible} = wanted;
      const read = extent.definitions && (await definitions.read(visible, extent.definitions, events.isUrgent));
      const cost = host ? readCost() : {selfPercent: undefined, daemonPercent: undefined};
      return {at: clock.now(), wallSeconds: clock.wallSeconds(), ...said, host, ...around, definitions: read, ...cost};
    },
    redefined: definitions.redefined,
    forget() {
      roster.forget();
      inquiry.forget();
      definitions.forget();
    },
  };
}
