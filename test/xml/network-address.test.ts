import {expect, it} from 'vitest';
import {disksOf} from '../../source/xml/disks.ts';
import {networkAddress} from '../../source/xml/network-address.ts';

function addressOf(source: string, type = 'network'): string | undefined {
  const [disk] = disksOf(
    `<domain><name>a</name><devices><disk type='${type}'>${source}<target dev='vda'/></disk></devices></domain>`,
  );
  if (!disk) throw new Error('There is no disk.');
  return networkAddress(disk);
}

it.each([
  ["<source protocol='nbd' name='db1'><host name='store'/></source>", 'nbd://store:10809/db1'],
  ["<source protocol='nbd' name='a b'><host name='::1' port='99'/></source>", 'nbd://[::1]:99/a%20b'],
  [
    "<source protocol='nbd' name='x'><host transport='unix' socket='/run/n b'/></source>",
    'nbd+unix:///x?socket=%2Frun%2Fn%20b',
  ],
  ["<source protocol='https' name='i/d.img' query='k=1'><host name='h'/></source>", 'https://h:443/i/d.img?k=1'],
  ["<source protocol='nbd' tls='yes' name='x'><host name='h'/></source>", undefined],
  ["<source protocol='rbd' name='p/i'><host name='h'/></source>", undefined],
  ["<source protocol='nbd' name='x'><host name='a'/><host name='b'/></source>", undefined],
  ["<source protocol='https' name='x'><host name='h'/><auth username='u'/></source>", undefined],
  ["<source protocol='nbd' name='x'/>", undefined],
])('the address of %s', (source, address) => {
  expect(addressOf(source)).toBe(address);
});

it('is none of a file', () => {
  expect(addressOf("<source file='/i/a'/>", 'file')).toBeUndefined();
});
