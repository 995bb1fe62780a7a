import {setTimeout} from 'node:timers/promises';
import type {Lab} from '../../lab/lab.ts';
import {type Contender, contenders, type Running} from '../contender.ts';
import {processCpu} from '../cpu.ts';
import type {Row} from '../row.ts';
import type {Case} from './case.ts';

const delaySeconds = 2;
const phaseSeconds = 40;
const rounds = 3;

/** CPU time in milliseconds. */
interface Cost {
  readonly program: number;
  readonly virsh: number;
  readonly libvirtd: number;
}

const parts = ['program', 'virsh', 'libvirtd'] as const;

async function costSoFar(running: Running, daemon: number): Promise<Cost> {
  return {...(await running.spent()), libvirtd: (await processCpu(daemon)).own};
}

function combine(a: Cost, b: Cost, sign: 1 | -1): Cost {
  return {
    program: a.program + sign * b.program,
    virsh: a.virsh + sign * b.virsh,
    libvirtd: a.libvirtd + sign * b.libvirtd,
  };
}

/** What a contender costs for a while, once it runs steadily. */
async function phase(lab: Lab, contender: Contender): Promise<Cost> {
  const daemon = await lab.daemonPid();
  if (daemon === undefined) throw new Error('The lab has no libvirtd: nothing can be measured.');
  const running = await contender.start(lab, delaySeconds);
  await setTimeout(3 * delaySeconds * 1000);
  const before = await costSoFar(running, daemon);
  await setTimeout(phaseSeconds * 1000);
  const after = await costSoFar(running, daemon);
  await running.stop();
  return combine(after, before, -1);
}

/** All contenders start their polls a delay apart: a tick is a delay. */
const ticks = (rounds * phaseSeconds) / delaySeconds;

function totalPerTick(cost: Cost): number {
  return parts.reduce((sum, part) => sum + cost[part], 0) / ticks;
}

function rowsOf(costs: ReadonlyMap<string, Cost>): Row[] {
  const details = [...costs].flatMap(([name, cost]) =>
    parts.map((part): Row => ({name: 'cost', what: `${name}: ${part}`, value: cost[part] / ticks, unit: 'ms/tick'})),
  );
  const [kvmtop, ...others] = [...costs].map(([what, cost]) => ({what, value: totalPerTick(cost)}));
  const totals = others.map((against): Row => {
    const goal = against.what.startsWith('domstats') ? 0.5 : undefined;
    const row = {name: 'cost', what: 'kvmtop: total', value: kvmtop?.value ?? Number.NaN, unit: 'ms/tick', against};
    return goal === undefined ? row : {...row, goal};
  });
  return [...details, ...totals];
}

/** What each contender costs the host per tick, in turns on the same lab. */
export const costCase: Case = {
  name: 'cost',
  about: 'CPU per tick of kvmtop, its virsh and libvirtd, against full domstats loops',
  async run(context) {
    const lab = await context.busyLab();
    const costs = new Map<string, Cost>();
    for (let round = 1; round <= rounds; round++) {
      for (const contender of await contenders()) {
        context.progress(`cost: round ${round} of ${rounds}, ${contender.name}`);
        const cost = await phase(lab, contender);
        const before = costs.get(contender.name);
        costs.set(contender.name, before ? combine(before, cost, 1) : cost);
      }
    }
    return rowsOf(costs);
  },
};
