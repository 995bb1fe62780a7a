import {isOn} from './fit.ts';
import type {Field, Target, Values} from './operation.ts';

interface Place {
  readonly value: string;
  readonly label: string;
  readonly arguments: readonly string[];
  /** Why a domain does not have it. */
  readonly problem: (target: Target) => string | undefined;
}

const noDefinition = ({domain, facts}: Target): string | undefined =>
  facts?.persistent === false ? `${domain.name} is transient: it has no next start.` : undefined;

const places: readonly Place[] = [
  {
    value: 'live',
    label: 'now',
    arguments: ['--live'],
    problem: (target) => (isOn(target) ? undefined : `${target.domain.name} is not running: choose the next start.`),
  },
  {value: 'config', label: 'from the next start', arguments: ['--config'], problem: noDefinition},
  {value: 'both', label: 'now and from the next start', arguments: ['--live', '--config'], problem: noDefinition},
];

/** Where a change shall hold: what every domain has of now, the next start, and both; a domain that is off has no now. */
export function placeField(targets: readonly Target[]): Field {
  const fault = (value: string): string | undefined => {
    const place = places.find((one) => one.value === value);
    return targets.map((target) => place?.problem(target)).find((problem) => problem !== undefined);
  };
  const on = targets.some(isOn);
  const offered = places.filter(({value}) => fault(value) === undefined && (on || value !== 'both'));
  const choices = offered.length > 0 ? offered : places;
  return {
    id: 'place',
    label: 'When',
    initial: choices[0]?.value ?? 'live',
    choices: choices.map(({value, label}) => ({value, label})),
    fault,
  };
}

/** Whether the change is to hold for the running domain. */
export function isLive(target: Target, {place}: Values): boolean {
  return isOn(target) && place !== 'config';
}

/** Whether the change is to hold for the definition. */
export function isConfig({place}: Values): boolean {
  return place === 'config' || place === 'both';
}

/** The options of virsh for a place; of both, a domain that is off has the next start. */
export function placeArguments(target: Target, {place}: Values): readonly string[] {
  const chosen = places.find(({value}) => value === place)?.arguments ?? [];
  return place === 'both' && !isOn(target) ? ['--config'] : chosen;
}
