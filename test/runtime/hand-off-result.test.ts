import {expect, it} from 'vitest';
import {handOffResult} from '../../source/runtime/hand-off-result.ts';

it.each([
  ['no words', {exitCode: 3}, '', 'vim ended with code 3 and said nothing on stderr'],
  ['words of its own', {exitCode: 1}, 'a\nno terminfo \n\n', 'vim ended with code 1: no terminfo'],
  ['words of virsh', {exitCode: 1}, 'error: the domain is gone\n', 'the domain is gone'],
  ['a signal', {signal: 'SIGKILL'} as const, 'no terminfo', 'vim was ended by SIGKILL'],
  ['the code of a signal', {exitCode: 137}, '', 'vim was ended by SIGKILL'],
])('tells why a program has failed by %s', (_, ended, stderr, message) => {
  expect(handOffResult(['vim'], ended, stderr).error?.message).toBe(message);
});

it('finds nothing wrong with a program that ended well, whatever it said', () => {
  expect(handOffResult(['vim'], {exitCode: 0}, 'a warning')).toMatchObject({exitCode: 0, error: undefined});
});
