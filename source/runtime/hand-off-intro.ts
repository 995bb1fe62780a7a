import type {Run} from '../state/run.ts';

/** libvirt's own escape from a console. */
export const defaultExitKey = '^]';

/** Whether a run is a console, whose keyboard has a way out of its own. */
export function isConsole({program, argv}: Pick<Run, 'program' | 'argv'>): boolean {
  return program === 'virsh' && argv[0] === 'console';
}

/**
 * What is printed before another program gets the terminal: what it is, and how to come back.
 * @param clean makes foreign text fit to be printed
 * @param hint how a program is left that is no console
 */
export function introduction(
  run: Pick<Run, 'program' | 'argv' | 'name' | 'uuid'>,
  exitKey: string,
  clean: (text: string) => string,
  hint?: string,
): string {
  const about = clean(run.name ?? run.uuid ?? '');
  if (!isConsole(run)) {
    const comesBack = `${clean([run.program, ...run.argv].join(' '))} · kvmtop comes back when it ends`;
    return hint === undefined ? comesBack : `${comesBack} · ${hint}`;
  }
  const device = deviceOf(run.argv);
  return [
    `Console${device ? ` ${clean(device)}` : ''} of ${about || clean(run.argv.slice(1).join(' '))} · leave with ${exitKey}`,
    'Nothing here? Press enter; a blank console usually means that the guest has no getty or no console=ttyS0.',
  ].join('\n');
}

/** virsh console [--domain] DOMAIN [[--devname] DEVICE]; undefined is the first console. */
function deviceOf(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((word) => word === '--devname' || word.startsWith('--devname='));
  return index < 0 ? undefined : (argv[index]?.split('=')[1] ?? argv[index + 1]);
}

/**
 * The byte that leaves a console, as virsh reads its --escape: ^X is control and that letter, anything else its first
 * character.
 */
export function exitByteOf(exitKey: string): number {
  const [first = '^', second] = exitKey;
  return first === '^' && second !== undefined ? second.toUpperCase().charCodeAt(0) ^ 0x40 : first.charCodeAt(0);
}
