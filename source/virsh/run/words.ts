import {VirshError} from '../errors.ts';
import {virshError} from '../failures.ts';
import type {LaunchOptions} from '../session/launch.ts';
import type {RunOptions} from '../virsh.ts';

export type Words = readonly [string, ...string[]];

interface Program {
  /** What Debian and Fedora call the package that has it. */
  readonly packages: string;
  /** Whether it changes what there is, and cannot be held to reading. */
  readonly changes: boolean;
}

/** Programs beside virsh that know `--connect`. */
const programs: Readonly<Record<string, Program>> = {
  'virt-clone': {packages: 'virtinst (Debian) or virt-install (Fedora)', changes: true},
  'virt-viewer': {packages: 'virt-viewer', changes: false},
};

/**
 * virsh with its connection and a command, as one would type it. A command that looks like an option is kept from being
 * one of virsh's own, which could lead to another libvirt.
 */
export function virshWords({uri, readOnly}: LaunchOptions, argv: readonly string[], onlyRead: boolean): Words {
  return [
    'virsh',
    ...(uri === undefined ? [] : ['--connect', uri]),
    ...(readOnly || onlyRead ? ['--readonly'] : []),
    ...(argv[0]?.startsWith('-') ? ['--'] : []),
    ...argv,
  ];
}

/** The words to start any of the programs with; an error where it would change something that may only be read. */
export function wordsOf(
  options: LaunchOptions,
  argv: readonly string[],
  {readOnly = false, program = 'virsh'}: RunOptions,
): Words | VirshError {
  if (program === 'virsh') return virshWords(options, argv, readOnly);
  if ((options.readOnly || readOnly) && programs[program]?.changes !== false) {
    return new VirshError('denied', `${program} cannot be used read-only`, argv, 'Switch read-only off first.');
  }
  // Only virsh heeds this variable, and all shall mean the same libvirt.
  const uri = options.uri ?? (options.env ?? process.env).VIRSH_DEFAULT_CONNECT_URI;
  return [program, ...(uri ? ['--connect', uri] : []), ...argv];
}

/** The error of a program that is not installed. */
export function missingProgram(program: string, argv: readonly string[]): VirshError {
  if (program === 'virsh') return virshError('spawn virsh ENOENT', argv, 'missing');
  const packages = programs[program]?.packages;
  const advice = `Install ${packages === undefined ? 'it' : `the package ${packages}`} on this machine.`;
  return new VirshError('missing', `${program} was not found in PATH`, argv, advice);
}
