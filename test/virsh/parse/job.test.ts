import {expect, it} from 'vitest';
import {parseJobInfo} from '../../../source/virsh/parse/job.ts';
import {fixture} from '../fixture.ts';

it.each([
  ['save', 7.71, 'Save, 118.605 MiB of 128.508 MiB left'],
  ['backup', 10.25, 'Backup, 359.000 MiB of 400.000 MiB left'],
])('tells how far a job is: %s', (name, percent, text) => {
  const job = parseJobInfo(fixture(`facts/domjobinfo-${name}.txt`));
  expect(job?.percent).toBeCloseTo(percent, 1);
  expect(job?.text).toBe(text);
});

it('sees that there is none', () => {
  expect(parseJobInfo(fixture('facts/domjobinfo-none.txt'))).toBeUndefined();
  expect(parseJobInfo('')).toBeUndefined();
  expect(parseJobInfo("error: failed to get domain 'x'")).toBeUndefined();
});

it('does not know how far one is that does not say so', () => {
  expect(parseJobInfo(fixture('facts/domjobinfo-completed.txt'))).toEqual({percent: undefined, text: 'Save'});
  expect(parseJobInfo('Job type:         Unbounded\n')).toEqual({percent: undefined, text: 'Job'});
});

it.each([
  ['Data remaining: 1.000 GiB\nData total: 4.000 GiB', 75],
  ['Data remaining: 512.000 MiB\nData total: 2.000 GiB', 75],
  ['Data remaining: 0.000 B\nData total: 2.000 GiB', 100],
  ['Data remaining: 3.000 GiB\nData total: 2.000 GiB', 0],
  ['Data remaining: 0.000 B\nData total: 0.000 B\nMemory remaining: 1.000 KiB\nMemory total: 4.000 KiB', 75],
  ['Data remaining: x\nData total: 2.000 GiB', undefined],
  ['Data remaining: 1 parsec\nData total: 2.000 GiB', undefined],
])('%j is %s %%', (lines, percent) => {
  expect(parseJobInfo(`Job type: Unbounded\nOperation: Save\n${lines}\n`)?.percent).toBe(percent);
});
