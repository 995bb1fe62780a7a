import type {DomainState} from '../../model/domain-state.ts';

/** The words of `virsh domstate --reason`, by libvirt's numbers (libvirt-domain.h, virDomain…Reason). */
const reasons: Readonly<Partial<Record<DomainState, readonly (string | undefined)[]>>> = {
  running: [
    undefined,
    'booted',
    'migrated',
    'restored',
    'from snapshot',
    'unpaused',
    'migration canceled',
    'save canceled',
    'event wakeup',
    'crashed',
    'post-copy',
    'post-copy failed',
  ],
  paused: [
    undefined,
    'user',
    'migrating',
    'saving',
    'dumping',
    'I/O error',
    'watchdog',
    'from snapshot',
    'shutting down',
    'creating snapshot',
    'crashed',
    'starting up',
    'post-copy',
    'post-copy failed',
    'API error',
  ],
  'in shutdown': [undefined, 'user'],
  'shut off': [undefined, 'shutdown', 'destroyed', 'crashed', 'migrated', 'saved', 'failed', 'from snapshot', 'daemon'],
  crashed: [undefined, 'panicked'],
};

/** Why a domain is in its state, in virsh's words; undefined when libvirt does not say, or in a word not known yet. */
export function stateReason(state: DomainState, reason: number | undefined): string | undefined {
  return reason === undefined ? undefined : reasons[state]?.[reason];
}
