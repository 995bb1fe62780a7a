import {counted} from '../model/words.ts';
import {on} from './field.ts';
import {factsRead} from './fit.ts';
import type {Operation, Target, Values} from './operation.ts';
import {isConfig, isLive, placeArguments, placeField} from './place.ts';

const form = /^[1-9]\d{0,4}$/;

function countFault(target: Target, values: Values): string | undefined {
  const {domain, facts} = target;
  const limits = [
    isLive(target, values) ? facts?.live.vcpus?.maximum : undefined,
    isConfig(values) ? facts?.inactive?.vcpus?.maximum : undefined,
  ].filter((limit) => limit !== undefined);
  const most = Math.min(...limits);
  return Number(values.count) > most ? `${domain.name} can have ${counted(most, 'vCPU')} at most.` : undefined;
}

/** How many vCPUs a domain has. */
export const vcpus: readonly Operation[] = [
  {
    id: 'set-vcpus',
    key: 'u',
    label: 'set the vCPUs',
    help: 'Gives a guest fewer or more vCPUs, up to its maximum.',
    section: 'resources',
    danger: 'disruptive',
    many: true,
    unfit: factsRead,
    fields: (targets) => [
      {
        id: 'count',
        label: 'vCPUs',
        initial: String(targets[0]?.facts?.live.vcpus?.current ?? ''),
        fault: (count, values) => {
          if (!form.test(count)) return 'Type a number of vCPUs, 1 or more.';
          return targets.map((target) => countFault(target, {...values, count})).find((fault) => fault !== undefined);
        },
      },
      placeField(targets),
    ],
    consequences: (target, values) =>
      isLive(target, values) && Number(values.count) < (target.facts?.live.vcpus?.current ?? 0)
        ? ['A running guest gives vCPUs back only if they are hot-pluggable and its system lets go of them.']
        : [],
    argv: (target, values) => [
      'setvcpus',
      ...on(target),
      '--count',
      values.count ?? '',
      ...placeArguments(target, values),
    ],
  },
];
