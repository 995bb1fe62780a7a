import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createInterface} from 'node:readline';
import {Ajv2020} from 'ajv/dist/2020.js';
import {beforeAll, describe, expect, it, onTestFinished} from 'vitest';
import {oddName} from '../lab/fleet.ts';
import {startLab} from '../lab/lab.ts';
import {sharedLab} from '../lab/shared.ts';
import {kvmtop} from './run.ts';

const lab = sharedLab();

interface Report {
  readonly time: string;
  readonly connection: string;
  readonly host: Readonly<Record<string, unknown>>;
  readonly domains: readonly (Readonly<Record<string, unknown>> & {readonly name: string})[];
}

async function schema() {
  const text = await readFile(new URL('../../source/report/schema.json', import.meta.url), 'utf8');
  return new Ajv2020({allErrors: true, allowUnionTypes: true, formats: {'date-time': /Z$/}}).compile(JSON.parse(text));
}

/** The numbers of `name=value` lines by name. */
function figures(text: string, separator: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const [key, value] = line.trim().split(separator);
      return key && value ? [[key, Number(value)]] : [];
    }),
  );
}

describe('kvmtop --once --json', () => {
  let report: Report;

  beforeAll(async () => {
    const {stdout, stderr, exitCode} = await kvmtop(['--once', '--json'], lab.programEnv);
    expect([exitCode, stderr, stdout.split('\n')]).toEqual([0, '', [stdout]]);
    report = JSON.parse(stdout);
  });

  it('says of the fleet what the schema promises and virsh confirms', async () => {
    const valid = await schema();
    expect(valid(report) || valid.errors).toBe(true);
    const names = (await lab.virsh(['list', '--all', '--name'])).split('\n').filter(Boolean);
    expect(report.domains.map(({name}) => name).sort()).toEqual(names.sort());
    expect(report).toMatchObject({connection: lab.uri, host: {hypervisor: 'QEMU', domains: names.length}});
  });

  it.each(['db1', 'mail1', 'erp', 'staging', 'build7', oddName])('agrees with domstats on %s', async (name) => {
    const stats = figures(await lab.virsh(['domstats', '--raw', '--state', '--vcpu', '--balloon', name]), '=');
    const bytes = (kibibytes: number | undefined) => (kibibytes === undefined ? null : kibibytes * 1024);
    expect(report.domains.find((domain) => domain.name === name)).toMatchObject({
      state: {1: 'running', 3: 'paused', 5: 'shut off'}[stats['state.state'] ?? 0],
      vcpus: stats['vcpu.current'],
      vcpusMaximum: stats['vcpu.maximum'],
      memoryMaximumBytes: bytes(stats['balloon.maximum']),
      balloonBytes: bytes(stats['balloon.current']),
    });
  });

  it('has rates of whoever is busy', () => {
    const positive = expect.toSatisfy((value) => typeof value === 'number' && value > 0, 'positive');
    const byName = new Map(report.domains.map((domain) => [domain.name, domain]));
    expect(byName.get('build7')).toMatchObject({cpuPercent: positive, readyPercent: positive});
    expect(byName.get('files2')).toMatchObject({diskWriteBytesPerSecond: positive, disks: [{target: 'vda'}]});
    expect(byName.get('old-ci')).toMatchObject({cpuPercent: null, id: null});
  });
});

describe('kvmtop -b', () => {
  it('prints as many samples as are wanted, the delay apart', async () => {
    const {stdout, exitCode} = await kvmtop(['-b', '-n', '3', '-d', '1', '--json'], lab.programEnv);
    const times = stdout.split('\n').map((line) => Date.parse(JSON.parse(line).time));
    expect([exitCode, times.length]).toEqual([0, 3]);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(300);
  });

  it('has the new id of a domain that is started again meanwhile, and what it has then', async () => {
    const name = 'again';
    const guests = [{name, system: false, memoryMiB: 16, start: 'paused'}] as const;
    const own = await startLab({name: `batch-${process.pid % 100_000}`, guests});
    onTestFinished(() => own.down());
    const program = kvmtop(['--json', '-d', '0.5'], own.programEnv);
    onTestFinished(() => void program.kill());
    const samples = createInterface({input: program.stdout})[Symbol.asyncIterator]();
    const next = async () => {
      const {domains}: Report = JSON.parse((await samples.next()).value ?? '');
      return domains.find((domain) => domain.name === name);
    };
    const before = await next();
    await own.virsh(['destroy', '--domain', name]);
    await own.virsh(['start', '--domain', name, '--paused']);
    const id = Number(await own.virsh(['domid', '--domain', name]));
    let after = before;
    for (let count = 0; count < 20 && (after?.id !== id || after.readyPercent === null); count += 1) {
      after = await next();
    }
    expect(after).toMatchObject({id, stuckSeconds: null, readyPercent: 0, rssBytes: expect.any(Number)});
  });

  it('prints a table', async () => {
    const {stdout} = await kvmtop(['-b', '-n', '1', '-d', '0.5'], {...lab.programEnv, LC_ALL: 'C.UTF-8'});
    expect(stdout).toMatch(/^ *ID {2}NAME.*%CPU {2}%RDY.*BALLOON/m);
    expect(stdout).toMatch(new RegExp(`^ +\\d+ {2}${oddName} +running `, 'm'));
  });

  it('prints CSV with one header', async () => {
    const {stdout} = await kvmtop(['--csv', '-n', '2', '-d', '0.5'], lab.programEnv);
    const lines = stdout.split('\r\n');
    expect(lines.filter((line) => line.startsWith('time,'))).toEqual([lines[0]]);
    expect(lines.filter((line) => line.includes(',db1,'))).toHaveLength(2);
  });

  it('ends quietly when its reader has had enough', async () => {
    const program = kvmtop(['-b', '-d', '0.2'], lab.programEnv);
    await once(program.stdout, 'data');
    program.stdout.destroy();
    const {exitCode, stderr} = await program;
    expect([exitCode, stderr]).toEqual([0, '']);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('ends cleanly on %s', async (signal, code) => {
    const program = kvmtop(['-b', '-d', '0.2', '--json'], lab.programEnv);
    await once(program.stdout, 'data');
    program.kill(signal);
    const {exitCode, stdout, stderr} = await program;
    expect([exitCode, stderr]).toEqual([code, '']);
    for (const line of stdout.split('\n')) expect(JSON.parse(line)).toHaveProperty('domains');
  });
});

describe('a libvirt that is not there, or cannot much', () => {
  it('says null where a driver lacks a figure', async () => {
    const {stdout, exitCode} = await kvmtop(['--once', '--json', '-d', '0.2', '-c', 'test:///default']);
    const report: Report = JSON.parse(stdout);
    const valid = await schema();
    expect(valid(report) || valid.errors).toBe(true);
    expect([exitCode, report.connection]).toEqual([0, 'test:///default']);
    expect(report.domains).toMatchObject([{name: 'test', state: 'running', cpuPercent: null, balloonBytes: null}]);
  });

  it.each([
    ['qemu:///nonsense', /^kvmtop: .*connect.*\. \S.*\.$/],
    ['qemu+unix:///session?socket=/nowhere', /^kvmtop: .*\/nowhere.*\. \S.*\.$/],
  ])('says in a sentence why %s cannot be reached, and what to try', async (uri, sentence) => {
    const {exitCode, stdout, stderr} = await kvmtop(['--once', '-c', uri]);
    expect([exitCode, stdout, stderr]).toEqual([1, '', expect.stringMatching(sentence)]);
  });

  it('says what to install when there is no virsh', async () => {
    const {exitCode, stderr} = await kvmtop(['--once'], {PATH: '/nowhere'});
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^kvmtop: .*virsh.*Install libvirt-clients.*$/)]);
  });
});
