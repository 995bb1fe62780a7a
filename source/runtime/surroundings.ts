import type {HostIdentity} from '../model/host.ts';
import type {HostExtras} from '../model/host-extras.ts';
import type {Poll} from '../model/poll.ts';
import type {Machine} from './machine.ts';
import type {Roster} from './roster.ts';

/** What triage must know of the host and of QEMU processes beside the figures of each tick; that changes slowly. */
export interface Surroundings {
  /** @param kvm what this machine says of KVM; undefined for another one */
  identified(identity: HostIdentity, kvm: HostExtras['kvm']): void;
  /**
   * What is due of it. Of a host that is not this machine, that is its architecture, and never a process.
   * @param now milliseconds of the monotonic clock
   * @param stuck the uuids whose monitor was asked in vain just now: their processes may tell why
   */
  read(now: number, stuck: readonly string[]): Promise<Pick<Poll, 'extras' | 'processes'>>;
}

const extrasMs = 5000;
const processesMs = 10_000;

export function createSurroundings(machine: Machine, roster: Roster): Surroundings {
  let host: {readonly identity: HostIdentity; readonly kvm: HostExtras['kvm']} | undefined;
  let extrasAt = Number.NEGATIVE_INFINITY;
  let processesAt = Number.NEGATIVE_INFINITY;

  async function readExtras(now: number): Promise<HostExtras | undefined> {
    if (!host || now - extrasAt < extrasMs) return undefined;
    extrasAt = now;
    const {identity, kvm} = host;
    // libvirt calls the architecture of a host the model of its CPU.
    return identity.local ? {...(await machine.readExtras(now)), kvm} : {arch: identity.cpuModel};
  }

  function readProcesses(now: number, isEarly: boolean): Poll['processes'] {
    if (!host?.identity.local || (now - processesAt < processesMs && !isEarly)) return undefined;
    processesAt = now;
    const active = roster.listing().filter(({id}) => id !== undefined);
    const names = active.map(({name}) => name);
    const processes = machine.readProcesses(host.identity.uri, names);
    return new Map(
      active.flatMap(({uuid, name}) => {
        const facts = processes.get(name);
        return facts ? [[uuid, facts] as const] : [];
      }),
    );
  }

  return {
    identified(identity, kvm) {
      host = {identity, kvm};
      extrasAt = Number.NEGATIVE_INFINITY;
      processesAt = Number.NEGATIVE_INFINITY;
    },
    read: async (now, stuck) => ({
      extras: await readExtras(now),
      processes: readProcesses(now, stuck.length > 0),
    }),
  };
}
