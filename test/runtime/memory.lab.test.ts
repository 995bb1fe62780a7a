import {describe, expect, it} from 'vitest';
import {kvmtop} from '../cli/run.ts';
import {sharedLab} from '../lab/shared.ts';

const lab = sharedLab();
const kibi = 1024;

async function reported(name: string): Promise<Record<string, number>> {
  const {stdout} = await kvmtop(['--once', '--json', '-d', '0.5'], lab.programEnv);
  const {domains} = JSON.parse(stdout) as {domains: Record<string, number | string>[]};
  return (domains.find((domain) => domain.name === name) ?? {}) as Record<string, number>;
}

describe('the balloon', () => {
  it('is what dommemstat says', async () => {
    const domain = await reported('db1');
    const text = await lab.virsh(['dommemstat', 'db1']);
    const stats = Object.fromEntries(text.split('\n').map((line) => line.split(' ')));
    expect(domain.balloonBytes).toBe(Number(stats.actual) * kibi);
    expect(domain.guestAvailableBytes).toBe(Number(stats.available) * kibi);
    expect(domain.balloonPercent).toBe(50);
  });

  // db1 swaps, so that what it uses is another figure every second.
  it.each(['files2', 'dns1'])('USED of %s is what free says in the guest', async (name) => {
    const free = await lab.guestRun(name, 'free');
    const [, total, , , , , available] = /^Mem:.*$/m.exec(free)?.[0].split(/\s+/).map(Number) ?? [];
    const used = 100 * (1 - (available ?? Number.NaN) / (total ?? Number.NaN));
    const domain = await reported(name);
    expect(domain.guestAvailableBytes).toBe((total ?? 0) * kibi);
    // The guest lives on between the two readings.
    expect(Math.abs((domain.usedPercent ?? Number.NaN) - used)).toBeLessThan(5);
  });

  it.each([
    ['mail1', 'has no stats period'],
    ['erp', 'has no balloon device'],
  ])('is silent about the guest of %s, which %s', async (name) => {
    expect(await reported(name)).toMatchObject({usedPercent: null, memoryMaximumBytes: 128 * kibi ** 2});
  });
});
