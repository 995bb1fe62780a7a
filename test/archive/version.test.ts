import {describe, expect, it} from 'vitest';
import {comparisonText} from '../../source/archive/version-compare.ts';
import {changedLines, nameIn} from '../../source/archive/version-facts.ts';
import {isUuid, parseUndefinedMark, parseVersionId, undefinedMark, versionId} from '../../source/archive/version-id.ts';
import {lackingSecrets, withoutSecrets} from '../../source/archive/version-mask.ts';
import {surplusAmong, timeAfter, versionsAmong} from '../../source/archive/version-order.ts';

const seconds = Date.UTC(2026, 10, 23, 7, 5, 27, 123) / 1000;
const sha256 = 'abcdef0123456789'.repeat(4);
const ids = (count: number, digest = (index: number) => String(index % 10).repeat(64)) =>
  Array.from({length: count}, (_, index) => versionId(seconds + index, digest(index)));

describe('the name of a file', () => {
  it('tells the time and the beginning of the digest, and nothing else', () => {
    const id = versionId(seconds, sha256);
    expect(id).toBe('20261123T070527.123Z-abcdef012345.xml');
    expect(parseVersionId(id)).toEqual({wallSeconds: seconds, digest: 'abcdef012345'});
    expect(parseUndefinedMark(id)).toBeUndefined();
  });

  it('can tell when the domain was undefined', () => {
    const name = undefinedMark(seconds);
    expect(parseUndefinedMark(name)).toBe(seconds);
    expect(parseVersionId(name)).toBeUndefined();
  });

  it('sorts by time', () => {
    const times = [0, 1_000_000_000, seconds, seconds + 0.001, 4_000_000_000];
    const names = times.map((time) => versionId(time, sha256));
    expect(names.toSorted()).toEqual(names);
  });

  it.each([
    '',
    'notes.txt',
    '20261123T070527.123Z-abcdef012345.xml.4711.partial',
    '20261123T070527.123Z-ABCDEF012345.xml',
    '20261123T070527.123Z-abcdef01234.xml',
    '20261323T070527.123Z-abcdef012345.xml',
    '../20261123T070527.123Z-abcdef012345.xml',
    '20261123T070527.123Z-abcdef012345.xml\n',
    '-undefined',
    '20261323T070527.123Z-undefined',
  ])('is none of kvmtop: %j', (name) => {
    expect([parseVersionId(name), parseUndefinedMark(name)]).toEqual([undefined, undefined]);
  });

  it.each<[string, boolean]>([
    ['3433a6e5-8624-46ce-90f0-adeff68afa95', true],
    ['3433A6E5-8624-46CE-90F0-ADEFF68AFA95', false],
    ['..', false],
    ['3433a6e5-8624-46ce-90f0-adeff68afa95/..', false],
    ['', false],
  ])('is a folder for a UUID alone: %j', (name, is) => expect(isUuid(name)).toBe(is));
});

describe('the versions of a folder', () => {
  it('are in order, without what is no version', () => {
    const [first = '', second = ''] = ids(2);
    expect(versionsAmong(['x', second, undefinedMark(seconds), first])).toEqual([first, second]);
  });

  it('count once where two programs have kept the same one', () => {
    const [a = '', b = '', c = '', d = ''] = ids(4, (index) => ['a', 'a', 'b', 'a'][index]?.repeat(64) ?? '');
    expect(versionsAmong([a, b, c, d])).toEqual([a, c, d]);
    expect(surplusAmong([a, b, c, d], 100)).toEqual([b]);
  });

  it.each<[number, number, number]>([
    [5, 100, 0],
    [100, 100, 0],
    [101, 100, 1],
    [30, 12, 18],
    [30, 1, 20],
    [30, 0, 20],
  ])('of %d, of which %d may stay, lose the oldest %d', (count, most, lost) => {
    const names = ids(count);
    expect(surplusAmong(['notes.txt', ...names, undefinedMark(seconds)], most)).toEqual(names.slice(0, lost));
  });

  it.each<[string, number | undefined, number]>([
    ['now, for the first', undefined, seconds],
    ['now, after an older one', seconds - 5, seconds],
    ['after the newest, when the clock was set back', seconds + 3600, seconds + 3600.001],
  ])('are first seen %s', (_, before, expected) => {
    const newest = before === undefined ? undefined : versionId(before, sha256);
    const time = timeAfter(newest, seconds);
    expect(time).toBeCloseTo(expected, 4);
    expect(versionId(time, sha256) > (newest ?? '')).toBe(true);
  });
});

describe('a definition', () => {
  it.each<[string, string | undefined]>([
    ["<domain type='kvm'>\n  <name>db1</name>", 'db1'],
    ["<domain type='kvm'>\n  <name>a &amp; b &lt;x&gt;</name>\n</domain>", 'a & b <x>'],
    ["<domain><metadata><name>no</name></metadata><name>it's</name></domain>", "it's"],
    ["<domain type='qemu' xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><name>grün</name></domain>", 'grün'],
    ['<network><name>default</name></network>', undefined],
    ['', undefined],
  ])('has a name: %j', (text, name) => expect(nameIn(text)).toBe(name));

  it.each<[string, string, ReturnType<typeof changedLines>]>([
    ['a\nb\n', 'a\nb\n', {added: 0, removed: 0}],
    ['a\nb\n', 'a\nc\nd\n', {added: 2, removed: 1}],
    ['', 'a\n', {added: 1, removed: 0}],
    [`${'a\n'.repeat(2000)}`, `${'b\n'.repeat(2000)}`, undefined],
  ])('has changed by so many lines', (before, after, expected) => {
    expect(changedLines(before, after)).toEqual(expected);
  });
});

describe('a password', () => {
  it.each([
    [`<graphics type='vnc' passwd='geheim'/>`, `<graphics type='vnc' passwd='********'/>`],
    [`<graphics passwd="it's"\n autoport='yes'/>`, `<graphics passwd="********"\n autoport='yes'/>`],
    [`<graphics\tpasswd = 'a>b' passwdValidTo='2030'/>`, `<graphics\tpasswd = '********' passwdValidTo='2030'/>`],
    [`<graphics passwd='' />`, `<graphics passwd='********' />`],
    [`<a notpasswd='x' xpasswd='y'/>`, `<a notpasswd='x' xpasswd='y'/>`],
    [`<graphics passwd='1'/><graphics passwd='2'/>`, `<graphics passwd='********'/><graphics passwd='********'/>`],
  ])('is not shown: %s', (text, shown) => expect(withoutSecrets(text)).toBe(shown));

  it('is left out as libvirt does', () => {
    const text = "<graphics type='vnc' port='-1' passwd='x y' passwdValidTo='2030'>\n";
    expect(lackingSecrets(text)).toBe("<graphics type='vnc' port='-1' passwdValidTo='2030'>\n");
  });

  it('is not shown in a comparison either, which says that it differs', () => {
    const text = (passwd: string) => `<domain>\n<graphics passwd='${passwd}'/>\n</domain>\n`;
    const shown = comparisonText(text('alt'), text('neu'));
    expect(shown).not.toMatch(/alt|neu/);
    expect(shown.split('\n')).toEqual([
      'Lines with a password differ; passwords are not shown.',
      '@@ -1,3 +1,3 @@',
      ' <domain>',
      "-<graphics passwd='********'/>",
      "+<graphics passwd='********'/>",
      ' </domain>',
    ]);
  });
});

it('compares two that are the same', () => expect(comparisonText('a\n', 'a\n')).toBe('The two do not differ.'));
