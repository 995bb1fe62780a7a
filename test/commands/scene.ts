import type {DomainFacts} from '../../source/model/facts.ts';
import type {Run} from '../../source/state/run.ts';
import type {State} from '../../source/state/state.ts';
import {type Fleet, play, seen, uuid} from '../state/fleet.ts';

const definition = {
  vcpus: {current: 2, maximum: 4},
  memory: {currentBytes: 1024 ** 3, maximumBytes: 1024 ** 3},
  balloon: {model: 'virtio', periodSeconds: undefined},
  nvram: undefined,
  disks: [],
  consoles: [{name: 'serial0', kind: 'serial'}],
  graphics: [],
  agent: 'none',
} as const;

/** A persistent domain with nothing remarkable about it. */
export const plainFacts: DomainFacts = {
  persistent: true,
  autostart: false,
  managedSave: false,
  snapshots: [],
  checkpoints: [],
  live: definition,
  inactive: definition,
};

/** The domains of the scene, in the order of the table: running ones, and one that is shut off. */
export const fleet: Fleet = {db1: {cpu: 90}, web1: {cpu: 80}, web2: {cpu: 70}, 'old ci': {state: 'shut off'}};

/** Everything about these domains is known. */
export function scene(facts: DomainFacts = plainFacts): State {
  const {state} = seen(fleet, {columns: 120, rows: 30});
  return play(
    Object.keys(fleet).map((name) => ({type: 'facts', uuid: uuid(name), facts})),
    state,
  );
}

/** A run of a domain as it is while it runs, but for what is told. */
export function run(parts: Partial<Run>): Run {
  return {
    id: 1,
    batch: 1,
    label: 'destroy',
    operation: 'destroy',
    uuid: uuid('db1'),
    name: 'db1',
    program: 'virsh',
    argv: ['destroy', '--domain', uuid('db1')],
    how: 'background',
    readOnly: false,
    job: false,
    precheck: undefined,
    status: 'running',
    wallSeconds: 1_800_000_000,
    startedAt: 1000,
    endedAt: undefined,
    exitCode: undefined,
    error: undefined,
    advice: undefined,
    progress: undefined,
    ...parts,
  };
}
