import type {Identity} from '../model/domain.ts';
import type {HostIdentity, HostSample} from '../model/host.ts';
import type {Sample, StatGroup} from '../model/sample.ts';
import {VirshError, type VirshErrorKind} from './errors.ts';
import {parseDomstats} from './parse/domstats.ts';
import {parseList} from './parse/list.ts';
import {parseNodecpustats, parseNodeinfo, parseNodeMemoryTune, parseNodememstats, parseVersion} from './parse/node.ts';
import {isLocalUri} from './parse/uri.ts';
import type {Virsh} from './virsh.ts';

/**
 * All domains, inactive ones too.
 * @throws VirshError
 */
export async function listDomains(virsh: Virsh, timeoutMs: number): Promise<Identity[]> {
  return parseList(await virsh.ask(['list', '--all', '--uuid', '--name', '--id'], timeoutMs));
}

/**
 * The domains whose memory libvirt keeps in a managed save.
 * @throws VirshError
 */
export async function listSaves(virsh: Virsh, timeoutMs: number): Promise<Identity[]> {
  return parseList(await virsh.ask(['list', '--all', '--with-managed-save', '--uuid', '--name', '--id'], timeoutMs));
}

/** What to ask of whom. */
export interface StatsQuestion {
  readonly groups: readonly StatGroup[];
  /** By id or uuid; undefined is all domains. virsh reads its lines one character a time, so that ids cost less. */
  readonly domains?: readonly string[] | undefined;
  /** With vcpu: asks for the domain's own time too, which goes into `VcpuStats.domainTimeNs`. It costs as much as vcpu. */
  readonly domainTime?: boolean | undefined;
}

/** Groups that `answersMonitor` cannot understand without the state. */
const withState: ReadonlySet<StatGroup> = new Set(['balloon', 'block']);

/**
 * The statistics of domains, never waiting for one that is busy. A sample can have groups that were not asked for: the
 * cpu-total of `domainTime` and the state that comes with balloon and block. Callers know by the groups they asked for.
 * Nothing is asked for no groups or no domains.
 * @throws VirshError, of kind no-domain when one of the domains is gone
 */
export async function domstats(virsh: Virsh, question: StatsQuestion, timeoutMs: number): Promise<Sample[]> {
  const {groups, domains, domainTime = false} = question;
  if (groups.length === 0 || domains?.length === 0) return [];
  const asked = new Set(groups);
  if (domainTime && asked.has('vcpu')) asked.add('cpu-total');
  if (groups.some((group) => withState.has(group))) asked.add('state');
  const options = Array.from(asked, (group) => `--${group}`);
  return parseDomstats(await virsh.ask(['domstats', '--raw', '--nowait', ...options, ...(domains ?? [])], timeoutMs));
}

/**
 * The domain's XML as it is now.
 * @throws VirshError
 */
export async function dumpXml(virsh: Virsh, uuid: string, timeoutMs: number): Promise<string> {
  return virsh.ask(['dumpxml', '--domain', uuid], timeoutMs);
}

/**
 * What identifies the host. A part that the driver does not have is undefined; `kvm` is what libvirt offers to guests.
 * @param timeoutMs for each of its five questions
 * @throws VirshError when there is no connection
 */
export async function readIdentity(virsh: Virsh, timeoutMs: number): Promise<HostIdentity> {
  const uri = (await virsh.ask(['uri'], timeoutMs)).trim();
  const hostname = await orUndefined(virsh.ask(['hostname'], timeoutMs));
  const version = await orUndefined(virsh.ask(['version', '--daemon'], timeoutMs));
  const nodeinfo = await orUndefined(virsh.ask(['nodeinfo'], timeoutMs));
  // A daemon that has just started probes its QEMUs first; that can take longer than anyone wants to wait.
  const capabilities = await virsh.ask(['capabilities'], timeoutMs).catch(() => undefined);
  const {parseKvmCapability} = await import('./parse/capabilities.ts');
  return {
    uri,
    local: isLocalUri(uri),
    hostname: hostname?.trim(),
    ...parseVersion(version ?? ''),
    ...parseNodeinfo(nodeinfo ?? ''),
    kvm: parseKvmCapability(capabilities ?? ''),
  };
}

/** libvirt does not tell the size of the pages that KSM counts; it is this one on nearly every host. */
const pageBytes = 4096;

/**
 * What libvirt tells of a host that is not this machine. A part that the driver does not have is undefined.
 * @param at the monotonic clock in milliseconds, put into the sample
 * @param timeoutMs for each of its three questions
 * @throws VirshError when there is no connection
 */
export async function readRemoteHost(virsh: Virsh, at: number, timeoutMs: number): Promise<HostSample> {
  const cpu = await orUndefined(virsh.ask(['nodecpustats'], timeoutMs));
  const memory = await orUndefined(virsh.ask(['nodememstats'], timeoutMs));
  const tuning = await orUndefined(virsh.ask(['node-memory-tune'], timeoutMs));
  return {
    at,
    ...(cpu !== undefined && {cpu: parseNodecpustats(cpu)}),
    ...(memory !== undefined && {memory: parseNodememstats(memory)}),
    ...(tuning !== undefined && {ksm: parseNodeMemoryTune(tuning, pageBytes)}),
  };
}

/** Takes a call that the driver refuses for unknown; a connection that is not there, or hangs, remains an error. */
export async function orUndefined(answer: Promise<string>): Promise<string | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof VirshError && !disconnected.has(error.kind)) return undefined;
    throw error;
  }
}

const disconnected: ReadonlySet<VirshErrorKind> = new Set(['connection', 'missing', 'timeout']);
