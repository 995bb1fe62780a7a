import {describe, expect, it} from 'vitest';
import type {BalloonStats} from '../../source/model/sample.ts';
import {sizeText} from '../../source/model/words.ts';
import type {Values} from '../../source/operations/operation.ts';
import {parseSize, typedSize, virshSize} from '../../source/operations/size.ts';
import {consequencesOf, faultOf, mebibyte, type Traits, target} from './target.ts';

const off = {state: 'shut off'} as const;
const none = {definition: {balloon: {model: 'none', periodSeconds: undefined}}};

describe('a size', () => {
  it.each<readonly [string, number | undefined]>([
    ['512M', 512 * mebibyte],
    ['512', 512 * mebibyte],
    ['1.5G', 1536 * mebibyte],
    ['2GiB', 2048 * mebibyte],
    [' 64mb ', 64 * mebibyte],
    ['98305k', 98_305 * 1024],
    ['0.0009765625', 1024],
    ['1t', 1024 ** 4],
    ...[
      '',
      ' ',
      '0',
      '-5',
      '1e3',
      '0x10',
      '1,5G',
      '1.5.5',
      '.5G',
      '5.',
      '5X',
      '5 G G',
      'NaN',
      'Infinity',
      '512M/s',
      '5%',
    ].map((text) => [text, undefined] as const),
    ['99999999999999999999T', undefined],
    ['9'.repeat(400), undefined],
    ['5M; rm -rf /', undefined],
    ['--live', undefined],
    ['5\n', 5 * mebibyte],
  ])('%j is %s bytes', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each([1024, mebibyte, 1536 * mebibyte, 98_305 * 1024, 2 ** 53 - 1024])('of %d bytes comes back', (bytes) => {
    expect(parseSize(typedSize(bytes))).toBe(bytes);
    expect(virshSize(bytes)).toMatch(/^\d+[KM]iB$/);
  });

  it('is said as people do', () => {
    expect([sizeText(96 * mebibyte), sizeText(1536 * mebibyte)]).toEqual(['96 MiB', '1.5 GiB']);
  });
});

type Row = readonly [id: string, field: string, traits: Traits, values: Values, pattern: RegExp | undefined];

it.each<Row>([
  ['set-memory', 'size', {}, {size: '128M', place: 'both'}, undefined],
  ['set-memory', 'size', {}, {size: '129M', place: 'live'}, /^web1 can have 128 MiB at most now\.$/],
  ['set-memory', 'size', {}, {size: '129M', place: 'config'}, /^web1 can have 128 MiB at most from the next start\.$/],
  ['set-memory', 'size', {}, {size: '1k'}, /less than 1 MiB/],
  ['set-memory', 'size', {}, {size: 'much'}, /^Type a size/],
  ['set-memory', 'size', none, {size: '64', place: 'live'}, /no balloon device/],
  ['set-memory', 'size', none, {size: '64', place: 'both'}, /no balloon device/],
  ['set-memory', 'size', none, {size: '64', place: 'config'}, undefined],
  ['set-memory', 'size', {...none, ...off}, {size: '64', place: 'config'}, undefined],
  ['set-memory', 'size', {definition: {memory: undefined}}, {size: '900G'}, undefined],
  ['set-maximum-memory', 'size', {}, {size: '900G'}, undefined],
  ['set-maximum-memory', 'size', {}, {size: ''}, /^Type a size/],
  ['set-vcpus', 'count', {}, {count: '2'}, undefined],
  ['set-vcpus', 'count', {}, {count: '3'}, /^web1 can have 2 vCPUs at most\.$/],
  ['set-vcpus', 'count', {definition: {vcpus: undefined}}, {count: '300'}, undefined],
  ...['0', '-1', '1.5', '', 'x', '99999999', ' 1', '0x1'].map(
    (count): Row => ['set-vcpus', 'count', {}, {count}, /^Type a number/],
  ),
  ['balloon-stats', 'period', {}, {period: '0'}, undefined],
  ...['-1', '', '1.5', '1e3', '05'].map((period): Row => ['balloon-stats', 'period', {}, {period}, /^Type a number/]),
  ['save', 'file', {}, {file: '/var/tmp/-a "b".save'}, undefined],
  ['save', 'file', {}, {file: ''}, /whole path/],
  ['save', 'file', {}, {file: 'a.save'}, /whole path/],
  ['save', 'file', {}, {file: '~/a.save'}, /whole path/],
  ['save', 'file', {}, {file: '/var/tmp/'}, /folder/],
  ['restore', 'file', off, {file: '/a\nb'}, /control/],
  ['rename', 'name', off, {name: "-it's $x; `y`"}, undefined],
  ['rename', 'name', off, {name: 'web1'}, /its name now/],
  ['rename', 'name', off, {name: ' '}, /needs a name/],
  ['rename', 'name', off, {name: 'a/b'}, /does not take a \//],
  ['rename', 'name', off, {name: '..'}, /folder/],
  ['rename', 'name', off, {name: 'a\nb'}, /control/],
  ['clone', 'name', off, {name: 'a\u0085b'}, /control/],
  ['clone', 'name', off, {}, undefined],
  ['snapshot-create', 'name', {}, {name: ''}, undefined],
  ['snapshot-create', 'name', {}, {name: '-x "y"'}, undefined],
  ['snapshot-create', 'name', {}, {name: '.x'}, /beginning/],
  ['snapshot-create', 'name', {}, {name: 'x/y'}, /\//],
  ['snapshot-create', 'name', {facts: {snapshots: ['x']}}, {name: 'x'}, /^web1 has a snapshot of this name already\.$/],
])('%s: %s of %j with %j', (id, field, traits, values, pattern) => {
  const fault = faultOf(id, field, [target(traits)], values);
  if (pattern) expect(fault).toMatch(pattern);
  else expect(fault).toBeUndefined();
});

it('judges a value for every domain', () => {
  const small = target({name: 'small', definition: {vcpus: {current: 1, maximum: 1}}});
  expect(faultOf('set-vcpus', 'count', [target(), small], {count: '2', place: 'live'})).toBe(
    'small can have 1 vCPU at most.',
  );
});

describe('a guest that is given less memory', () => {
  const used = (usableMiB: number): BalloonStats => ({
    currentBytes: 96 * mebibyte,
    availableBytes: 80 * mebibyte,
    usableBytes: usableMiB * mebibyte,
  });
  it.each<[BalloonStats | undefined, string, RegExp | undefined]>([
    [used(40), '60M', undefined],
    [used(40), '50M', /can free 40 MiB at most/],
    [used(40), '96M', undefined],
    [used(40), '128M', undefined],
    [undefined, '64M', /not known/],
    [{currentBytes: 96 * mebibyte}, '64M', /not known/],
    [used(90), '64M', /not known/],
  ])('of %j, to %s', (balloon, size, pattern) => {
    const says = consequencesOf('set-memory', {...(balloon && {balloon})}, {size, place: 'live'}).join(' ');
    if (pattern) expect(says).toMatch(pattern);
    else expect(says).toBe('');
  });

  it('is told nothing of what comes with the next start', () => {
    expect(consequencesOf('set-memory', {}, {size: '16M', place: 'config'})).toEqual([]);
  });
});
