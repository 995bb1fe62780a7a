import type {Danger} from '../../operations/operation.ts';
import type {Run} from '../../state/run.ts';
import {knownCommands, lookers} from './known.ts';

/** How a typed command is treated. */
export interface Manner {
  readonly danger: Danger;
  readonly how: Run['how'];
}

/** Options that keep the client busy, or connect it with a guest or an editor, until somebody ends it. */
const terminalOptions = ['--console', '--edit', '--loop', '--wait'];
/** Options with which a command throws something away, whatever it is. */
const losing = [
  '--crash',
  '--delete',
  '--force-boot',
  '--halt',
  '--overwrite',
  '--pivot',
  '--reset',
  '--reset-nvram',
  '--reuse-external',
  '--shrink',
  '--undefine-source',
];
/** Options that only say which of the values is meant, or how to print it. */
const harmless = ['--config', '--current', '--info', '--live', '--name', '--pretty', '--raw'];
/** They may change something, and what they print is the point. */
const tellers = ['qemu-agent-command', 'qemu-monitor-command'];
/** So libvirt calls what takes something away, also in versions that are newer than the list. */
const destructiveName = /-(?:delete|destroy|undefine)$/u;
const terminalName = /(?:^|-)edit$|-namespace$/u;

/** How a virsh command is treated, by its name and what follows it; undefined when it means nothing within kvmtop. */
export function mannerOf(argv: readonly string[]): Manner | undefined {
  const [name = '', ...rest] = argv;
  const kind = knownCommands.get(name) ?? (destructiveName.test(name) ? 'destructive' : 'disruptive');
  if (kind === 'meaningless') return undefined;
  if (kind === 'terminal') return {danger: 'view', how: rest.includes('--list') ? 'pager' : 'terminal'};
  const danger = isLooking(name, rest) ? 'view' : dangerOf(kind, rest);
  const isTerminal = terminalName.test(name) || rest.some((word) => terminalOptions.includes(word));
  if (isTerminal) return {danger, how: 'terminal'};
  return {danger, how: danger === 'view' || tellers.includes(name) ? 'pager' : 'background'};
}

function dangerOf(kind: Danger, rest: readonly string[]): Danger {
  return kind !== 'view' && rest.some((word) => losing.includes(word)) ? 'destructive' : kind;
}

function isLooking(name: string, rest: readonly string[]): boolean {
  const most = lookers.get(name);
  if (most === undefined) return false;
  const words = rest.filter((word) => word !== '--domain' && !harmless.includes(word));
  return words.length <= most && words.every((word) => !word.startsWith('-') || word.startsWith('--domain='));
}
