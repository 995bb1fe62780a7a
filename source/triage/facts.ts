import type {Domain} from '../model/domain.ts';
import type {HostIdentity, HostRates, HostSample} from '../model/host.ts';
import type {HostExtras} from '../model/host-extras.ts';
import type {ProcessFacts} from '../model/process.ts';
import type {DefinitionFacts} from './facts/definition.ts';

/** One domain as rules see it. What was not read yet is undefined, and rules that need it are silent. */
export interface KnownDomain {
  readonly domain: Domain;
  /** Of the definition that is in force. */
  readonly definition?: DefinitionFacts;
  /** Of its QEMU process; only where the domains run on this machine. */
  readonly process?: ProcessFacts;
}

export interface HostFacts {
  readonly identity?: HostIdentity;
  readonly sample?: HostSample;
  readonly rates?: HostRates;
  readonly extras?: HostExtras;
}

/** All that rules read, at one moment. */
export interface Facts {
  /** Milliseconds of the monotonic clock. */
  readonly now: number;
  /** The same moment in seconds since 1970. */
  readonly wallSeconds: number;
  /**
   * When the host was last seen to wake up, in milliseconds of the monotonic clock: the clock on the wall had gone on,
   * the monotonic one had not, and nobody can be blamed for what he did not do meanwhile.
   */
  readonly wokeAt?: number;
  readonly host: HostFacts;
  /** By uuid. */
  readonly domains: ReadonlyMap<string, KnownDomain>;
}
