import {expect, it} from 'vitest';
import {misfitLine} from '../../../source/runtime/edit/find-misfit.ts';

const text = `<domain>
  <name>a</name>
  <vcpu>1</vcpu>
  <os>
    <type>hvm</type>
    <boot dev='bad'/>
  </os>
  <devices>
    <disk>
      <source file='/x'/>
      <target dev='vda'/>
      <nonsense/>
    </disk>
    <disk>
      <source file='/y'/>
      <target dev='vdb' wrong='1'/>
    </disk>
  </devices>
</domain>
`;

/** The schema allows all but this. */
function without(bad: RegExp) {
  return async (other: string) => !bad.test(other);
}

it.each<[string, RegExp, string, number | undefined]>([
  ['an element that means nothing', /nonsense/, '', 12],
  ['an attribute of an element that must be there', /wrong=/, '', 14],
  ['one in an element that must be there', /bad/, 'Extra element os in interleave ', 6],
  ['the first element', /<vcpu/, '', 3],
  ['the whole', /<domain/, '', undefined],
])('finds %s', async (_, bad, words, line) => {
  expect(await misfitLine(text, words, without(bad))).toBe(line);
});

it('gives up after some tries', async () => {
  let tries = 0;
  const many = `<domain>${'<x><y/></x>'.repeat(5000)}</domain>`;
  const isValid = async (other: string) => {
    tries += 1;
    return !other.includes('<x>') || tries % 2 === 0;
  };
  await misfitLine(many, '', isValid);
  expect(tries).toBeLessThanOrEqual(30);
});

it('finds nothing in what is no definition', async () => {
  expect(await misfitLine('<domain>', '', async () => true)).toBeUndefined();
});
