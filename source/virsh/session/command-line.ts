import {VirshError} from '../errors.ts';

/**
 * Writes a command and its arguments as one line of virsh's shell, whose quoting is vshCommandStringGetArg in libvirt's
 * tools/vsh.c: within single quotes everything stands for itself, and a backslash outside of them escapes one character.
 * @throws VirshError for an argument that no line can carry
 */
export function commandLine(argv: readonly string[]): string {
  return argv.map((argument) => quoted(argument, argv)).join(' ');
}

function quoted(argument: string, argv: readonly string[]): string {
  // readline takes control characters for editing keys, and virsh's stdin has no form for half a surrogate pair.
  if (/\p{Cc}/u.test(argument) || !argument.isWellFormed()) {
    throw new VirshError(
      'failed',
      `The virsh shell cannot take the control character in ${JSON.stringify(argument)}`,
      argv,
      'Address the domain by its UUID.',
    );
  }
  return /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
