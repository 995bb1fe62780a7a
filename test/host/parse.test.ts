import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {pageBytesIn} from '../../source/host/page-size.ts';
import {parseLoadavg} from '../../source/host/parse/loadavg.ts';
import {parseMeminfo, parseVmstat} from '../../source/host/parse/memory.ts';
import {parseProcStat} from '../../source/host/parse/proc-stat.ts';
import {parseProcessStat} from '../../source/host/parse/process-cpu.ts';

function recorded(name: string): string {
  return readFileSync(new URL(`../fixtures/host/${name}`, import.meta.url), 'utf8');
}

const ms10 = 10_000_000;

describe('/proc/stat', () => {
  it('is summed over the pCPUs, in nanoseconds', () => {
    expect(parseProcStat(recorded('stat.txt'))).toEqual({
      userNs: (205_518 + 147_246) * ms10,
      systemNs: (53_456 + 330) * ms10,
      guestNs: 0,
      idleNs: 457_992 * ms10,
      iowaitNs: 836 * ms10,
      stealNs: 884 * ms10,
    });
  });

  it('has guests inside user and nice, and they are taken out', () => {
    expect(parseProcStat('cpu  1000 200 30 40 5 6 7 8 600 150\n')).toEqual({
      userNs: 450 * ms10,
      systemNs: 43 * ms10,
      guestNs: 750 * ms10,
      idleNs: 40 * ms10,
      iowaitNs: 5 * ms10,
      stealNs: 8 * ms10,
    });
  });

  it.each([
    [
      'of an old kernel lacks the last columns',
      'cpu 1 2 3 4\n',
      {userNs: 3 * ms10, systemNs: 3 * ms10, guestNs: 0, idleNs: 4 * ms10},
    ],
    ['never has less than no user time', 'cpu 1 0 0 0 0 0 0 0 2 0\n', {userNs: 0, guestNs: 2 * ms10}],
  ])('%s', (_, text, times) => {
    expect(parseProcStat(text)).toMatchObject(times);
  });

  it.each(['', 'intr 1 2 3', 'cpu0 1 2 3 4', 'cpu  a b c'])('%j is unknown', (text) => {
    expect(parseProcStat(text)).toBeUndefined();
  });
});

describe('memory', () => {
  it('comes in bytes', () => {
    const text = recorded('meminfo.txt').replace('SwapTotal:             0', 'SwapTotal:             8');
    expect(parseMeminfo(text)).toEqual({
      totalBytes: 24_684_096 * 1024,
      availableBytes: 20_544_156 * 1024,
      swapTotalBytes: 8192,
      swapFreeBytes: 0,
    });
  });

  it('counts swapped pages', () => {
    const text = recorded('vmstat.txt').replace('pswpin 0', 'pswpin 2').replace('pswpout 0', 'pswpout 3');
    expect(parseVmstat(text, 65_536)).toEqual({swapInBytes: 131_072, swapOutBytes: 196_608});
  });

  it('that is not told is unknown', () => {
    expect(parseMeminfo('MemTotal: many kB\n')).toEqual({});
    expect(parseVmstat('', 4096)).toEqual({});
  });
});

it.each([
  ['16.29 10.77 5.86 3/410 6517\n', [16.29, 10.77, 5.86]],
  ['', undefined],
  ['a b c', undefined],
])('the load of %j', (text, load) => {
  expect(parseLoadavg(text)).toEqual(load);
});

it.each([
  ['12 (virsh) S 1 12 12 0 -1 4194560 500 0 0 0 3 4 0 0 20', 70],
  ['12 (a) b) (c) S 1 12 12 0 -1 4194560 500 0 0 0 300 4 0 0 20', 3040],
  ['', undefined],
  ['12 (virsh) S 1', undefined],
])('the CPU time of %j', (text, ms) => {
  expect(parseProcessStat(text)).toBe(ms);
});

it.each([
  ['among others', [3, 0, 64, 0, 6, 0, 65_536, 0, 0, 0, 0, 0], 65_536],
  ['as a value of another tag', [3, 0, 6, 0, 0, 0, 0, 0], undefined],
  ['nowhere', [], undefined],
])('the page size %s', (_, words, bytes) => {
  expect(pageBytesIn(new Uint32Array(words))).toBe(bytes);
});
