import {afterAll, beforeAll, expect, it} from 'vitest';
import type {Remedy} from '../../source/triage/finding.ts';
import {
  armStats,
  capVcpus,
  controlState,
  diskErrors,
  holdDisks,
  pinVcpus,
  reset,
  resume,
  setMaximumMemory,
  setMemory,
  setVcpus,
  start,
  uncapVcpus,
} from '../../source/triage/remedies.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {guest as known, MiB} from './build.ts';

const name = 'mended';
let lab: Lab;

beforeAll(async () => {
  lab = await startLab({
    name: `mend-${process.pid}`,
    guests: [{name, vcpus: 2, memoryMiB: 64, diskMiB: 8, system: false, nice: 10}],
  });
});

afterAll(() => lab?.down());

async function run({commands}: Remedy): Promise<string> {
  const outputs = [];
  for (const [program, ...words] of commands) {
    expect(program).toBe('virsh');
    outputs.push(await lab.virsh(words));
  }
  return outputs.join('');
}

const domain = known(name);

it.each<Remedy>([
  setMemory(domain, 48 * MiB),
  setMaximumMemory(domain, 80 * MiB),
  setVcpus(domain, 1, 'config'),
  pinVcpus(domain, 2, '0-1'),
  armStats(domain),
  holdDisks(domain, ['vda'], MiB),
  diskErrors(domain),
  controlState(domain),
  reset(domain),
])('libvirt takes "$label"', async (remedy) => {
  await expect(run(remedy)).resolves.toBeTypeOf('string');
});

it.each<Remedy>([capVcpus(domain, 50), uncapVcpus(domain)])(
  'only session mode is in the way of "$label"',
  async (remedy) => {
    await expect(run(remedy)).rejects.toThrow('CPU tuning is not available in session mode');
  },
);

it('resumes what stands still, and starts what is off', async () => {
  await lab.virsh(['suspend', '--domain', name]);
  await run(resume(domain));
  expect(await lab.virsh(['domstate', '--domain', name])).toContain('running');
  await lab.virsh(['destroy', '--domain', name]);
  await run(start(domain));
  expect(await lab.virsh(['domstate', '--domain', name])).toContain('running');
});
