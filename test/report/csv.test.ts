import {describe, expect, it} from 'vitest';
import {csvHeader, csvLines} from '../../source/report/csv.ts';
import {snapshotOf} from './facts.ts';

/** The fields of a line of RFC 4180. */
function fields(line: string | undefined): readonly string[] {
  return [...(line ?? '').replace(/\r\n$/, '').matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

function column(name: string, snapshot = snapshotOf()): readonly (string | undefined)[] {
  const index = fields(csvHeader()).indexOf(name);
  return csvLines(snapshot).map((line) => fields(line)[index]);
}

describe('CSV', () => {
  it('has as many fields in a line as in the header', () => {
    for (const line of csvLines(snapshotOf())) expect(fields(line)).toHaveLength(fields(csvHeader()).length);
  });

  it('ends each line as RFC 4180 wants it', () => {
    expect([csvHeader(), ...csvLines(snapshotOf())].every((line) => /[^\r\n]\r\n$/.test(line))).toBe(true);
  });

  it.each([
    ['time', ['2026-11-18T11:06:42.000Z', '2026-11-18T11:06:42.000Z']],
    ['name', ['db1', 'old-ci']],
    ['cpuPercent', ['123.5', '']],
    ['id', ['3', '']],
  ])('gives %s', (name, values) => {
    expect(column(name)).toEqual(values);
  });

  it.each([
    ['a,b', 'a,b'],
    ['say "hi"', 'say "hi"'],
    ["it's grün", "it's grün"],
    ['two\nlines', 'two·lines'],
    ['=cmd()', "'=cmd()"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
  ])('writes the name %j so that a spreadsheet reads %j', (name, read) => {
    expect(column('name', snapshotOf(name))[0]).toBe(read);
    expect(csvLines(snapshotOf(name))).toHaveLength(2);
  });
});
