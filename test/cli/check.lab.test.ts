import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {descendants} from '../bench/cpu.ts';
import {type Lab, startLab} from '../lab/lab.ts';
import {sharedLab} from '../lab/shared.ts';
import {kvmtop} from './run.ts';

const fleet = sharedLab();

describe('kvmtop --check on the fleet', () => {
  it('says who waits for whom and who has too many vCPUs, and ends with the worst of it', async () => {
    const {exitCode, stdout, stderr} = await kvmtop(['--check', '-d', '0.5'], fleet.programEnv);
    const lines = stdout.split('\n');
    expect([exitCode, stderr], stdout).toEqual([2, '']);
    for (const line of lines) expect(line).toMatch(/^(crit|warn|info) {2}\S.*\d/);
    expect(lines[0]).toMatch(/^crit {2}/);
    expect(stdout).toMatch(/^crit {2}.* waits? .*for a pCPU/m);
    expect(stdout).toMatch(/^(warn|crit) {2}.*build7.*vCPUs/m);
    const severities = lines.map((line) => ['crit', 'warn', 'info'].indexOf(line.slice(0, 4)));
    expect(severities).toEqual(severities.toSorted());
  });

  it('agrees with the findings of as many samples', async () => {
    const {stdout, exitCode} = await kvmtop(['--json', '-n', '3', '-d', '0.5'], fleet.programEnv);
    const found: readonly string[][] = stdout
      .split('\n')
      .map((line) => JSON.parse(line).findings.map(({id}: {id: string}) => id));
    expect(exitCode).toBe(0);
    expect(found.map((ids) => ids.includes('cpu-contention'))).toEqual([false, false, true]);
    for (const atOnce of ['above-pcpus', 'balloon-no-device', 'balloon-no-period']) {
      expect(found.map((ids) => ids.includes(atOnce))).toEqual([true, true, true]);
    }
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('has judged nothing when %s ends it', async (signal, code) => {
    const program = kvmtop(['--check', '-d', '60'], fleet.programEnv);
    // It listens to signals once it has a virsh.
    await expect.poll(() => descendants(program.pid ?? 0), {timeout: 20_000}).not.toEqual([]);
    program.kill(signal);
    const {exitCode, stdout} = await program;
    expect([exitCode, stdout]).toEqual([code, '']);
  });
});

describe('kvmtop --check on a quiet host', () => {
  let lab: Lab | undefined;
  beforeAll(async () => {
    lab = await startLab({name: `calm${process.pid}`, guests: [{name: 'calm'}]});
  });
  afterAll(() => lab?.down());

  it('has nothing to say of an idle guest but that it runs without KVM, where it does', async () => {
    const {exitCode, stdout, stderr} = await kvmtop(['--check', '-d', '0.5'], lab?.programEnv);
    const lines = stdout.split('\n').filter((line) => !line.startsWith('info  '));
    const quiet = /^ok {4}nothing wrong was found in 1 domain$/;
    const noKvm = /^warn {2}KVM cannot be used /;
    for (const line of lines) expect(line).toMatch(exitCode === 0 ? quiet : noKvm);
    expect([exitCode, stderr], stdout).toEqual([stdout.includes('KVM cannot be used') ? 1 : 0, '']);
  });

  it('ends with 0 when nothing runs', async () => {
    await lab?.virsh(['destroy', '--domain', 'calm']);
    const {exitCode, stdout, stderr} = await kvmtop(['--check', '-d', '0.5'], lab?.programEnv);
    expect([exitCode, stderr], stdout).toEqual([0, '']);
    expect(stdout).toMatch(/^(ok|info) {2}/);
  });
});

describe('kvmtop --check that cannot judge', () => {
  it.each([
    ['no libvirt', ['--check', '-c', 'qemu+unix:///session?socket=/nowhere'], {}, /^kvmtop: .*\/nowhere/],
    ['no such driver', ['--check', '-c', 'qemu:///nonsense'], {}, /^kvmtop: .*connect/],
    ['no virsh', ['--check'], {PATH: '/nowhere'}, /^kvmtop: .*virsh/],
    ['wrong usage', ['--check', '--csv'], {}, /^kvmtop: .*leave --csv out/],
  ])('ends with 3: %s', async (_, args, env, sentence) => {
    const {exitCode, stdout, stderr} = await kvmtop(args, env);
    expect([exitCode, stdout, stderr]).toEqual([3, '', expect.stringMatching(sentence)]);
  });
});
