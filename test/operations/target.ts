import type {DomainState} from '../../source/model/domain-state.ts';
import type {Definition, DomainFacts} from '../../source/model/facts.ts';
import type {BalloonStats} from '../../source/model/sample.ts';
import type {Operation, Target, Tool, Values} from '../../source/operations/operation.ts';
import {findOperation} from '../../source/operations/table.ts';

export const uuid = '11111111-2222-4333-8444-555555555555';
export const mebibyte = 1024 ** 2;

export const plain: Definition = {
  vcpus: {current: 1, maximum: 2},
  memory: {currentBytes: 96 * mebibyte, maximumBytes: 128 * mebibyte},
  balloon: {model: 'virtio', periodSeconds: undefined},
  nvram: undefined,
  disks: [
    {target: 'vda', device: 'disk', source: '/images/a.qcow2'},
    {target: 'vdb', device: 'disk', source: '/images/b, c.qcow2'},
    {target: 'sda', device: 'cdrom', source: '/isos/install.iso'},
    {target: 'sdb', device: 'disk', source: undefined},
  ],
  consoles: [{name: 'serial0', kind: 'isa-serial'}],
  graphics: ['vnc'],
  agent: 'none',
};

export interface Traits {
  readonly name?: string;
  readonly state?: DomainState | undefined;
  readonly balloon?: BalloonStats;
  /** Beside those of a persistent domain that nothing is in the way of. */
  readonly facts?: Partial<DomainFacts>;
  /** Of both forms of the definition. */
  readonly definition?: Partial<Definition>;
  readonly unread?: boolean;
  readonly lacks?: readonly Tool[];
}

/** A domain as an operation meets it; running when nothing else is said. */
export function target({
  name = 'web1',
  balloon,
  facts,
  definition,
  unread = false,
  lacks = [],
  ...rest
}: Traits = {}): Target {
  const state = 'state' in rest ? rest.state : 'running';
  const defined = {...plain, ...definition};
  return {
    domain: {
      uuid,
      name,
      readings: {
        ...(state && {state: {at: 0, value: {state}}}),
        ...(balloon && {balloon: {at: 0, value: balloon}}),
      },
      rates: {},
      trend: [],
    },
    lacks: new Set(lacks),
    facts: unread
      ? undefined
      : {
          persistent: true,
          autostart: false,
          managedSave: false,
          snapshots: [],
          checkpoints: [],
          live: defined,
          inactive: facts?.persistent === false ? undefined : defined,
          ...facts,
        },
  };
}

export function operation(id: string): Operation {
  const found = findOperation(id);
  if (!found) throw new Error(`There is no operation ${id}.`);
  return found;
}

/** What was filled in, and the initial values of all else. */
export function filled(id: string, targets: readonly Target[], values: Values = {}): Values {
  const fields = operation(id).fields?.(targets) ?? [];
  return {...Object.fromEntries(fields.map((field) => [field.id, field.initial])), ...values};
}

/** Why a value cannot be used. */
export function faultOf(id: string, field: string, targets: readonly Target[], values: Values): string | undefined {
  const all = filled(id, targets, values);
  const found = operation(id)
    .fields?.(targets)
    .find((one) => one.id === field);
  if (!found) throw new Error(`${id} does not ask for ${field}.`);
  return found.fault?.(all[field] ?? '', all);
}

export function choicesOf(id: string, field: string, targets: readonly Target[]): readonly string[] | undefined {
  const found = operation(id)
    .fields?.(targets)
    .find((one) => one.id === field);
  return found?.choices?.map(({value}) => value);
}

export function argvOf(id: string, traits: Traits = {}, values: Values = {}): readonly string[] {
  const one = target(traits);
  return operation(id).argv(one, filled(id, [one], values));
}

export function consequencesOf(id: string, traits: Traits = {}, values: Values = {}): readonly string[] {
  const one = target(traits);
  return operation(id).consequences?.(one, filled(id, [one], values)) ?? [];
}
