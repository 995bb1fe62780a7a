import {expect, it} from 'vitest';
import {parseList} from '../../../source/virsh/parse/list.ts';
import {fixture} from '../fixture.ts';

const uuid = '47b0b238-b11f-4ba1-8e53-f720553c16fa';

it('reads the domains of a host', () => {
  const domains = parseList(fixture('list.txt'));
  expect(domains).toHaveLength(11);
  expect(domains[4]).toEqual({uuid: 'f1bff086-54b1-476f-a613-0567636ca087', name: "it's grün", id: 5});
  expect(domains.filter(({id}) => id === undefined).map(({name}) => name)).toEqual(['old-ci']);
});

it.each(['-', '7', ' leading', 'trailing ', 'a  b', '12 34', `${uuid} 1 x`])('takes the name %j whole', (name) => {
  expect(parseList(`${uuid} - ${name}\n\n`)).toEqual([{uuid, name}]);
});

it.each(['', '\n', 'error: x', `${uuid}`, `${uuid} x name`, 'short 1 name'])('skips %j', (line) => {
  expect(parseList(`${line}\n`)).toEqual([]);
});
