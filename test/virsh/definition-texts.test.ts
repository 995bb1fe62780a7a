import {describe, expect, it} from 'vitest';
import {readDefinitions} from '../../source/virsh/definition-texts.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import type {Virsh} from '../../source/virsh/virsh.ts';
import {fixture} from './fixture.ts';

const uuid = '11111111-2222-4333-8444-555555555555';

/** A virsh that answers from a table. */
function answering(answers: Readonly<Record<string, string>>): Virsh {
  return {
    async ask([command = '', , , ...options]) {
      const answer = answers[[command, ...options].join(' ')];
      if (answer === undefined) throw new VirshError('failed', 'no such domain', [command]);
      return answer;
    },
    run: () => Promise.reject(new Error('nothing is to be run')),
    words: () => ['virsh'],
    watch: () => ({stop: () => undefined}),
    cpuMs: () => undefined,
    close: async () => undefined,
  };
}

describe('readDefinitions', () => {
  it.each([
    ['an active domain', 'active', {text: 'now', inactive: 'next', alone: undefined}],
    ['one that is shut off', 'shut-off', {text: 'now', inactive: undefined, alone: 'shut off'}],
    ['a transient one', 'transient', {text: 'now', inactive: undefined, alone: 'transient'}],
  ])('reads of %s what there is', async (_, state, expected) => {
    const answers = {dominfo: fixture(`facts/dominfo-${state}.txt`), dumpxml: 'now', 'dumpxml --inactive': 'next'};
    expect(await readDefinitions(answering(answers), uuid, 1000)).toEqual(expected);
  });

  it('fails with the reason where there is no definition', async () => {
    await expect(readDefinitions(answering({}), uuid, 1000)).rejects.toThrow('no such domain');
  });
});
