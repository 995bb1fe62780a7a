import {describe, expect, it} from 'vitest';
import {diskFields} from '../../../source/model/fields/disk.ts';
import {domainFields} from '../../../source/model/fields/domain.ts';
import {parseFilter} from '../../../source/model/filter/parse-filter.ts';
import type {Sample} from '../../../source/model/sample.ts';
import {domain, rowOf, running} from '../build.ts';

const GiB = 1024 ** 3;

const fleet = [
  running(
    {vcpu: {current: 8, vcpus: []}, balloon: {maximumBytes: 16 * GiB, currentBytes: 12 * GiB}},
    {uuid: 'aaaa-1', name: 'db1', id: 1, rates: {'cpu-total': {percent: 412.4}, vcpu: {vcpus: [], readyPercent: 31}}},
  ),
  running(
    {balloon: {maximumBytes: GiB}},
    {uuid: 'bbbb-2', name: "Bär's web", id: 2, rates: {'cpu-total': {percent: 0.3}}},
  ),
  running({state: {state: 'paused'}} as Omit<Sample, 'name'>, {uuid: 'cccc-3', name: 'web,3=x', id: 3}),
  domain({uuid: 'dddd-4', name: 'old', id: undefined, readings: {state: {at: 0, value: {state: 'shut off'}}}}),
].map((of) => rowOf(of));

const found = (text: string) => {
  const filter = parseFilter(text, domainFields);
  if (!filter.ok) return filter.error;
  return fleet.flatMap((row, index) => (filter.matches(row) ? [index] : [])).join('');
};

describe('parseFilter finds', () => {
  it.each([
    ['', '0123'],
    ['   ', '0123'],
    ['web', '12'],
    ['WEB', '12'],
    ['aaaa', '0'],
    ['AAAA-1', '0'],
    ['1', '0'],
    ['web bbbb', '1'],
    ['bär', '1'],
    ['ba\u0308r', '1'],
    ["r's", '1'],
    ['"bär\'s web"', '1'],
    ["'s web'", '1'],
    ['"=x"', '2'],
    ['web,3', '2'],
    ['!web', '03'],
    ['!web !db', '3'],
    ['cpu>50', '0'],
    ['CPU>50', '0'],
    ['cpuPercent>=412.4', '0'],
    ['cpu<50', '1'],
    ['cpu=412', '0'],
    ['cpu=412.4', '0'],
    ['cpu=412.0', ''],
    ['cpu=0', '1'],
    ['cpu!=0', '0'],
    ['!cpu>50', '1'],
    ['cpu>50%', '0'],
    ['balloon=75%', '0'],
    ['rdy>5 cpu>50 state=running', '0'],
    ['mem>=16G', '0'],
    ['mem>=16GiB', '0'],
    ['mem>2000000k', '0'],
    ['mem=1g', '1'],
    ['mem=1024m', '1'],
    ['mem<1.5G', '1'],
    ['id=2,3', '12'],
    ['id!=2,3', '0'],
    ['id>=2', '12'],
    ['state=running', '01'],
    ['state=shut', '3'],
    ['state="shut off"', '3'],
    ['state=SHUT', '3'],
    ['state=paused,shut', '23'],
    ['state!=running', '23'],
    ['!state=running', '23'],
    ['state~ing', '01'],
    ['name=db1', '0'],
    ['name=db', ''],
    ['name~b', '012'],
    ['name="web,3=x"', '2'],
    ['name=""', ''],
    ['uuid=dddd-4', '3'],
    ['vcpus=8', '0'],
    ['used>0', ''],
    ['used!=0', ''],
    ['!used>0', ''],
  ])('%s', (text, rows) => expect(found(text)).toBe(rows));

  it('tells which fields it compares, so that they can be asked for', () => {
    const filter = parseFilter('web cpu>5 !rdy>3', domainFields);
    expect(filter.ok && filter.fields.map(({id}) => id)).toEqual(['cpuPercent', 'readyPercent']);
  });

  it("knows an item's fields before those of its domain", () => {
    const filter = parseFilter('disk=vda rss>1', [...diskFields, ...domainFields]);
    expect(filter.ok && filter.fields.map(({id}) => id)).toEqual(['target', 'rssBytes']);
  });
});

describe('parseFilter explains', () => {
  it.each([
    {text: 'cpu>', position: 4, incomplete: true, says: /^Type what cpu is compared with, such as cpu>80%\.$/},
    {text: 'web cpu>= x', position: 9, incomplete: true, says: /such as cpu>=80%/},
    {text: 'state=', position: 6, incomplete: true, says: /such as state=running\.$/},
    {text: 'state=running,', position: 14, incomplete: true, says: /such as state=running/},
    {text: 'state=p', position: 6, incomplete: true, says: /paused or pmsuspended/},
    {text: '"web', position: 0, incomplete: true, says: /quote/},
    {text: 'name="web', position: 5, incomplete: true, says: /quote/},
    {text: 'web !', position: 4, incomplete: true, says: /!/},
    {text: '""', position: 0, incomplete: true, says: /quotes/},
    {text: 'state=frozen', position: 6, incomplete: false, says: /running, idle, paused/},
    {text: 'web cp>5', position: 4, incomplete: false, says: /^There is no field cp: use cpu, cache, id, name/},
    {text: '>5', position: 0, incomplete: false, says: /^A comparison begins with a field: use id, name/},
    {text: '!=5', position: 0, incomplete: false, says: /begins with a field/},
    {text: 'cpu>fast', position: 4, incomplete: false, says: /^cpu is compared with a number.* fast is none\.$/},
    {text: 'mem>5X', position: 4, incomplete: false, says: /B K M G T P; 5X is none/},
    {text: 'cpu>5G', position: 4, incomplete: false, says: /5G is none/},
    {text: 'cpu>1,', position: 6, incomplete: true, says: /cpu/},
    {text: 'cpu~5', position: 0, incomplete: false, says: /cpu is a number: compare it with = != > >= < or <=/},
    {text: 'name>a', position: 0, incomplete: false, says: /name is text: compare it with = != or ~/},
    {text: 'trend>1', position: 0, incomplete: false, says: /series/},
  ])('$text', ({text, position, incomplete, says}) => {
    const filter = parseFilter(text, domainFields);
    expect(filter).toMatchObject({ok: false, position, incomplete, error: expect.stringMatching(says)});
  });

  it('never throws, and always comes to an end, whatever is typed', () => {
    const pieces = [
      'cpu',
      '>',
      '=',
      '!',
      '~',
      ',',
      '"',
      "'",
      ' ',
      '5',
      'G',
      '%',
      '.',
      'state',
      '\u202e',
      '\ud800',
      '(',
    ];
    let seed = 7;
    const next = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return pieces[Math.floor((seed / 2 ** 31) * pieces.length)];
    };
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({length: round % 9}, next).join('');
      const filter = parseFilter(text, domainFields);
      if (filter.ok) expect(fleet.filter((row) => filter.matches(row)).length).toBeLessThanOrEqual(fleet.length);
      else expect(filter.error).toMatch(/\.$/);
    }
  });
});
