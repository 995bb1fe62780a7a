import type {Definition} from '../model/facts.ts';
import {sizeText} from '../model/words.ts';
import {on} from './field.ts';
import {all, factsRead, isOn, persistent} from './fit.ts';
import type {Field, Operation, Target, Values} from './operation.ts';
import {isConfig, isLive, placeArguments, placeField} from './place.ts';
import {parseSize, typedSize, virshSize} from './size.ts';
import {squeezed} from './squeezed.ts';

const noSize = 'Type a size such as 512M or 1.5G; a number alone is MiB.';
const leastBytes = 1024 ** 2;

function sizeField(label: string, initialBytes: number | undefined, fault: NonNullable<Field['fault']>): Field {
  return {
    id: 'size',
    label,
    initial: initialBytes === undefined ? '' : typedSize(initialBytes),
    hint: noSize,
    fault: (value, values) => {
      const bytes = parseSize(value);
      if (bytes === undefined) return noSize;
      return bytes < leastBytes ? 'No guest lives with less than 1 MiB.' : fault(value, values);
    },
  };
}

/** The definitions that a change in that place touches, with what they are called. */
function touched(target: Target, values: Values): readonly (readonly [string, Definition | undefined])[] {
  return [
    ...(isLive(target, values) ? [['now', target.facts?.live] as const] : []),
    ...(isConfig(values) ? [['from the next start', target.facts?.inactive] as const] : []),
  ];
}

/** Why a domain cannot have so much memory, or cannot be given another amount. */
function memoryFault(target: Target, values: Values): string | undefined {
  const {domain, facts} = target;
  const bytes = parseSize(values.size ?? '') ?? 0;
  if (isLive(target, values) && facts?.live.balloon?.model === 'none') {
    return `${domain.name} has no balloon device, so its memory changes with the next start only.`;
  }
  for (const [when, definition] of touched(target, values)) {
    const most = definition?.memory?.maximumBytes;
    if (most !== undefined && bytes > most) return `${domain.name} can have ${sizeText(most)} at most ${when}.`;
  }
  return undefined;
}

/** How much memory a domain has. */
export const memory: readonly Operation[] = [
  {
    id: 'set-memory',
    key: 'm',
    label: 'set the memory',
    help: 'Gives a guest less or more memory, up to its maximum; while it runs, by its balloon.',
    section: 'resources',
    danger: 'disruptive',
    many: true,
    unfit: factsRead,
    fields: (targets) => [
      sizeField('Memory', targets[0]?.facts?.live.memory?.currentBytes, (size, values) =>
        targets.map((target) => memoryFault(target, {...values, size})).find((fault) => fault !== undefined),
      ),
      placeField(targets),
    ],
    consequences: (target, values) =>
      isLive(target, values) ? squeezed(target.domain, parseSize(values.size ?? '')) : [],
    argv: (target, values) => [
      'setmem',
      ...on(target),
      '--size',
      virshSize(parseSize(values.size ?? '') ?? 0),
      ...placeArguments(target, values),
    ],
  },
  {
    id: 'set-maximum-memory',
    key: 'M',
    label: 'set the maximum memory',
    help: 'Sets how much memory a domain can have at most, from its next start.',
    section: 'resources',
    danger: 'disruptive',
    many: true,
    unfit: all(factsRead, persistent),
    fields: (targets) => [
      sizeField('Maximum memory', targets[0]?.facts?.inactive?.memory?.maximumBytes, () => undefined),
    ],
    consequences: (target, {size = ''}) => [
      ...(isOn(target) ? ['It keeps its maximum until it has been shut down and started again.'] : []),
      ...((parseSize(size) ?? Infinity) < (target.facts?.inactive?.memory?.currentBytes ?? 0)
        ? ['The memory that it starts with shrinks to that.']
        : []),
    ],
    argv: (target, {size = ''}) => ['setmaxmem', ...on(target), '--size', virshSize(parseSize(size) ?? 0), '--config'],
  },
];
