import {expect, it} from 'vitest';
import {VirshError} from '../../../source/virsh/errors.ts';
import {commandLine} from '../../../source/virsh/session/command-line.ts';

it.each([
  [['list', '--all'], 'list --all'],
  [['domstats', '6695eb01-f6a4-8304-79aa-97f2502e193f'], 'domstats 6695eb01-f6a4-8304-79aa-97f2502e193f'],
  [['echo', 'a b'], "echo 'a b'"],
  [['echo', ''], "echo ''"],
  [['echo', "it's"], "echo 'it'\\''s'"],
  [['echo', '"\\'], "echo '\"\\'"],
  [['echo', 'grün', '名', '#x', 'a;b', '$(x)', '`x`'], "echo 'grün' '名' '#x' 'a;b' '$(x)' '`x`'"],
])('writes %j', (argv, line) => {
  expect(commandLine(argv)).toBe(line);
});

it.each(['\n', '\r', '\t', '\0', '\x1b[A', '\x7f', '\x85', '\ud800'])('refuses %j', (text) => {
  expect(() => commandLine(['dominfo', `a${text}b`])).toThrow(VirshError);
});
