import {expect, it} from 'vitest';
import {completeLine} from '../../source/virsh/complete.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import {parseDataOptions} from '../../source/virsh/parse/help.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';

/** A virsh that only knows how to run these lines. */
function knowing(answers: Readonly<Record<string, string>>): Virsh {
  return {
    async run(argv, options) {
      expect(options?.readOnly).toBe(true);
      const stdout = answers[argv.join(' ')];
      if (stdout !== undefined) return {stdout, exitCode: 0, error: undefined};
      return {stdout: '', exitCode: 1, error: new VirshError('unsupported', 'unknown command', argv)};
    },
  } as Virsh;
}

it('gives nothing with a virsh that cannot complete', async () => {
  const old = knowing({'help start': '  OPTIONS\n    [--domain] <string>  name\n'});
  expect(await completeLine(old, ['start', ''], 1000)).toEqual([]);
  expect(await completeLine(old, ['sta'], 1000)).toEqual([]);
});

it('asks for the value of the first option that is not used yet', async () => {
  const virsh = knowing({
    'help snapshot-revert':
      '  OPTIONS\n    [--domain] <string>  name\n    --snapshotname <string>  x\n    --current        y\n',
    "complete -- snapshot-revert 'my vm' ": '--snapshotname\n--current\n',
    "complete -- snapshot-revert 'my vm' --snapshotname ": 'one\\ more\nother\n',
  });
  expect(await completeLine(virsh, ['snapshot-revert', 'my vm', 'one m'], 1000)).toEqual(['one more']);
});

it('reads which options take a value, and which all the rest', () => {
  const help = `  NAME
    x - does something

  SYNOPSIS
    x <domain> [--flag] [<more>]...

  OPTIONS
    [--domain] <string>  domain name, id or uuid
    --flag           flag
    --size <number>  a figure
    <more>           what else
`;
  expect(parseDataOptions(help)).toEqual({options: ['--domain', '--size'], many: ['--more']});
});
