/** virDomainState in virsh's words, indexed by libvirt's number. */
export const domainStates = [
  'no state',
  'running',
  'idle',
  'paused',
  'in shutdown',
  'shut off',
  'crashed',
  'pmsuspended',
] as const;
export type DomainState = (typeof domainStates)[number];

/** Whether a domain in this state has a QEMU process, and so uses the host. */
export function isActive(state: DomainState | undefined): boolean {
  return state !== undefined && state !== 'shut off' && state !== 'crashed';
}

const pausedStates: ReadonlySet<DomainState | undefined> = new Set<DomainState>(['paused', 'pmsuspended']);

/** Whether no vCPU of the domain can run, so that it waits for no pCPU and its disks stand still. */
export function isPaused(state: DomainState | undefined): boolean {
  return pausedStates.has(state);
}
