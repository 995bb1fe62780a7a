import {describe, expect, it} from 'vitest';
import {type ProcessFacts, withUsage} from '../../source/model/process.ts';

const at = (
  ms: number,
  userMs: number,
  systemMs: number,
  guestMs: number,
  pid = 7,
): ReadonlyMap<string, ProcessFacts> => new Map([['db1', {pid, times: {at: ms, userMs, systemMs, guestMs}}]]);

describe('what a QEMU used', () => {
  it('is told apart by what it was for', () => {
    const used = withUsage(at(1000, 0, 500, 2000), at(11_000, 1000, 1000, 10_000)).get('db1');
    expect(used).toMatchObject({pid: 7, usage: {userPercent: 10, systemPercent: 5, guestPercent: 80}});
  });

  it.each([
    ['it was not there before', new Map<string, ProcessFacts>(), at(11_000, 1, 1, 1)],
    ['it is another process', at(1000, 0, 0, 0, 6), at(11_000, 1, 1, 1)],
    ['no time has passed', at(1000, 0, 0, 0), at(1000, 1, 1, 1)],
    ['its times are not known', at(1000, 0, 0, 0), new Map([['db1', {pid: 7}]])],
  ])('is not known where %s', (_, before, after) => {
    expect(withUsage(before, after).get('db1')?.usage).toBeUndefined();
  });
});
