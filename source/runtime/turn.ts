import type {Run} from '../state/run.ts';

/** So many runs of a batch go at once. */
export const mostAtOnce = 4;

/** They end what holds up others on the same domain, and so must not wait for it. */
const interrupting: ReadonlySet<string> = new Set(['destroy', 'domjobabort']);

/** They leave it to libvirt what else can be done to a domain while its disks are read. */
const reading: ReadonlySet<string> = new Set(['backup', 'verify']);

/**
 * Whether it is the run's turn beside those that run: a few of a batch, one with the terminal, and never two that
 * change the same domain. What only reads, or lives beside kvmtop, holds up nobody. Copies that were asked for together go one after the
 * other: each has the bandwidth of the disks to itself.
 */
export function isItsTurn(run: Run, running: readonly Run[]): boolean {
  const most = run.program === 'kvmtop' ? 1 : mostAtOnce;
  if (running.filter(({batch}) => batch === run.batch).length >= most) return false;
  if (run.how === 'terminal' && running.some(({how}) => how === 'terminal')) return false;
  if (!holds(run) || interrupting.has(run.argv[0] ?? '')) return true;
  return !running.some((other) => other.uuid === run.uuid && holds(other) && !isBeside(run, other));
}

function holds({uuid, readOnly, how}: Run): boolean {
  return uuid !== undefined && !readOnly && (how === 'background' || how === 'pager');
}

/** Whether it can be done while the other copies the domain. */
function isBeside({program}: Run, other: Run): boolean {
  return program !== 'kvmtop' && other.program === 'kvmtop' && reading.has(other.argv[0] ?? '');
}
