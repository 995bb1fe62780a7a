import {on} from './field.ts';
import {all, factsRead} from './fit.ts';
import type {Operation} from './operation.ts';
import {placeArguments, placeField} from './place.ts';

const form = /^(?:0|[1-9]\d{0,4})$/;

/** The guest's own word on its memory. */
export const balloonStats: readonly Operation[] = [
  {
    id: 'balloon-stats',
    key: 't',
    label: 'arm balloon statistics',
    help: 'Lets the balloon driver of the guest report its memory every few seconds, for the columns USED and USABLE.',
    section: 'resources',
    danger: 'reversible',
    many: true,
    unfit: all(factsRead, ({facts}) =>
      facts?.live.balloon?.model === 'none' ? 'it has no balloon device' : undefined,
    ),
    fields: (targets) => [
      {
        id: 'period',
        label: 'Seconds between reports',
        initial: String(targets[0]?.facts?.live.balloon?.periodSeconds ?? 5),
        hint: '0 ends the reports.',
        fault: (value) => (form.test(value) ? undefined : 'Type a number of seconds, or 0 for no reports.'),
      },
      placeField(targets),
    ],
    argv: (target, values) => [
      'dommemstat',
      ...on(target),
      '--period',
      values.period ?? '',
      ...placeArguments(target, values),
    ],
  },
];
