import {readdir, readFile} from 'node:fs/promises';
import {availableParallelism} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {beforeAll, describe, expect, it} from 'vitest';
import type {Domain} from '../../source/model/domain.ts';
import {applyPoll} from '../../source/model/inventory.ts';
import {statGroups} from '../../source/model/sample.ts';
import type {DefinitionFacts} from '../../source/triage/facts/definition.ts';
import type {Facts} from '../../source/triage/facts.ts';
import {factsOf} from '../../source/triage/facts-of.ts';
import type {Finding} from '../../source/triage/finding.ts';
import type {Memory} from '../../source/triage/hysteresis.ts';
import {readyPercent} from '../../source/triage/known.ts';
import {thresholds} from '../../source/triage/thresholds.ts';
import {triage} from '../../source/triage/triage.ts';
import {parseDomstats} from '../../source/virsh/parse/domstats.ts';
import {sharedLab} from '../lab/shared.ts';
import {poll} from '../model/build.ts';

/** The two or three facts of a definition that the fleet is about. */
function definitionOf(xml: string): DefinitionFacts {
  const [, model = 'none', inner = ''] = /<memballoon model='(\w+)'(?:\/>|>([\s\S]*?)<\/memballoon>)/.exec(xml) ?? [];
  const period = /<stats period='(\d+)'/.exec(inner)?.[1];
  return {
    type: /<domain type='(\w+)'/.exec(xml)?.[1],
    balloon: {model, periodSeconds: period ? Number(period) : undefined},
  };
}

/** How long each task of a process was ready but waited, in nanoseconds, by the task's number (sched-stats.rst). */
async function waited(pid: number): Promise<ReadonlyMap<string, number>> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const texts = await Promise.all(
    tasks.map((task) => readFile(join('/proc', String(pid), 'task', task, 'schedstat'), 'utf8')),
  );
  return new Map(tasks.map((task, index) => [task, Number(texts[index]?.split(' ')[1])]));
}

const wanted = ['cpu-contention', 'above-pcpus', 'squeezed-guest', 'balloon-no-device', 'balloon-no-period'];
const isAllFound = (findings: readonly Finding[]) => wanted.every((one) => findings.some(({id}) => id === one));

describe('the fleet', () => {
  let findings: readonly Finding[] = [];
  let last: Facts;
  /** The waits of web3's tasks right before and right after the last answer. */
  let bracket: readonly (readonly [before: number, after: number])[] = [];

  const lab = sharedLab();

  beforeAll(async () => {
    const names = (await lab.virsh(['list', '--name'])).split('\n').filter(Boolean);
    const xmls = await Promise.all(names.map((name) => lab.virsh(['dumpxml', '--domain', name])));
    const definitions = new Map(names.map((name, index) => [name, definitionOf(xmls[index] ?? '')]));
    const pid = await lab.pidOf('web3');
    let domains: ReadonlyMap<string, Domain> = new Map();
    let memory: Memory = new Map();
    for (let look = 0; look < 60 && !isAllFound(findings); look++) {
      const before = await waited(pid);
      const text = await lab.virsh(['domstats', '--raw', '--nowait', ...statGroups.map((group) => `--${group}`)]);
      const after = await waited(pid);
      const at = performance.now();
      const samples = parseDomstats(text).map((sample) => ({at, sample}));
      const identities = samples.map(({sample: {name}}) => ({uuid: name, name, id: names.indexOf(name) + 1}));
      const wallSeconds = Date.now() / 1000;
      const answers = [{groups: statGroups, asked: undefined, samples}];
      domains = applyPoll(domains, poll(at, {wallSeconds, identities, answers}));
      const host = {identity: {uri: lab.uri, local: true, pcpus: availableParallelism()}, sample: {at}};
      last = factsOf({now: at, wallSeconds, host, domains, definitions});
      ({memory, findings} = triage(memory, last));
      bracket = [...before].map(([task, ns]) => [ns, after.get(task) ?? ns]);
      await sleep(1000);
    }
  });

  const about = (id: string, part: string) =>
    findings.find((finding) => finding.id === id)?.domains.flatMap((one) => (one.part === part ? one.uuid : []));

  it('is said among the first to wait for those who burn', () => {
    // A guest of the fleet swaps, which can hurt as much.
    const first = findings.slice(0, 2).map(({id}) => id);
    expect(first, findings.map(({title}) => title).join('\n')).toContain('cpu-contention');
    expect(about('cpu-contention', 'culprit')).toContain('web3');
    expect(about('cpu-contention', 'victim')).not.toContain('web3');
    expect(about('cpu-contention', 'victim')).not.toContain('build7');
  });

  it('has a domain above the pCPU count', () => {
    expect(about('above-pcpus', 'culprit')).toEqual(['build7']);
  });

  it('has a guest that is squeezed', () => {
    expect(about('squeezed-guest', 'victim'), findings.map(({title}) => title).join('\n')).toEqual(['db1']);
  });

  it('has blind balloons, each for its reason', () => {
    expect(about('balloon-no-device', 'victim')).toEqual(['erp']);
    expect(about('balloon-no-period', 'victim')).toEqual(['mail1']);
  });

  it('waits as long as the kernel says', () => {
    const known = last.domains.get('web3');
    const delays = (known?.domain.readings.vcpu?.value.vcpus ?? []).flatMap(({delayNs}) => delayNs ?? []);
    expect(delays).toHaveLength(2);
    for (const delay of delays) {
      expect(
        bracket.some(([before, after]) => before <= delay && delay <= after),
        `${delay}: ${bracket.join(' ')}`,
      ).toBe(true);
    }
    expect(known && readyPercent(known, last)).toBeGreaterThan(thresholds.readyPercent.crit);
  });
});
