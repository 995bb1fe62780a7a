import {on} from './field.ts';
import {all, persistent} from './fit.ts';
import type {Operation} from './operation.ts';

/** Whether a domain starts with its host. */
export const hostStart: readonly Operation[] = [
  {
    id: 'autostart',
    key: 'a',
    label: 'autostart',
    help: 'Lets the domain start with its host.',
    section: 'resources',
    danger: 'reversible',
    many: true,
    unfit: all(persistent, ({facts}) => (facts?.autostart === true ? 'it starts with its host already' : undefined)),
    argv: (target) => ['autostart', ...on(target)],
  },
  {
    id: 'no-autostart',
    key: 'A',
    label: 'autostart off',
    help: 'Lets the domain no longer start with its host.',
    section: 'resources',
    danger: 'reversible',
    many: true,
    unfit: all(persistent, ({facts}) => (facts?.autostart === false ? 'it does not start with its host' : undefined)),
    argv: (target) => ['autostart', ...on(target), '--disable'],
  },
];
