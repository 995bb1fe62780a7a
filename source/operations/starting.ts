import {on} from './field.ts';
import {all, factsRead, stateOf, unlessState} from './fit.ts';
import type {Operation} from './operation.ts';

const startable = unlessState({
  'no state': 'active already',
  running: 'running already',
  idle: 'running already',
  paused: 'paused: resume it instead',
  'in shutdown': 'it is shutting down: wait until it is off',
  crashed: 'crashed and kept by libvirt: destroy it first',
  pmsuspended: 'asleep: wake it up instead',
});

/** Making the vCPUs run, or stand still. */
export const starting: readonly Operation[] = [
  {
    id: 'start',
    key: 's',
    label: 'start',
    help: 'Starts the domain, from its managed save if it has one.',
    section: 'power',
    danger: 'reversible',
    many: true,
    unfit: startable,
    argv: (target) => ['start', ...on(target)],
  },
  {
    id: 'start-paused',
    key: 'S',
    label: 'start paused',
    help: 'Starts the domain with its vCPUs standing still until it is resumed.',
    section: 'power',
    danger: 'reversible',
    many: true,
    unfit: startable,
    argv: (target) => ['start', ...on(target), '--paused'],
  },
  {
    id: 'start-afresh',
    key: 'F',
    label: 'start afresh',
    help: 'Boots the domain anew and throws its managed save away.',
    section: 'power',
    danger: 'destructive',
    many: true,
    unfit: all(startable, factsRead, ({facts}) =>
      facts?.managedSave === true ? undefined : 'it has no managed save: start it',
    ),
    consequences: () => ['Its managed save is deleted: the memory of the guest in it is lost.'],
    argv: (target) => ['start', ...on(target), '--force-boot'],
  },
  {
    id: 'resume',
    key: 'r',
    label: 'resume',
    help: 'Lets the vCPUs of a paused domain run on.',
    section: 'power',
    danger: 'reversible',
    many: true,
    unfit: unlessState({
      'shut off': 'shut off: start it instead',
      'no state': 'running already',
      running: 'running already',
      idle: 'running already',
      'in shutdown': 'it is shutting down',
      crashed: 'crashed: reset or destroy it instead',
      pmsuspended: 'asleep: wake it up instead',
    }),
    argv: (target) => ['resume', ...on(target)],
  },
  {
    id: 'suspend',
    key: 'p',
    label: 'pause',
    help: 'Makes the vCPUs stand still; memory and devices stay as they are.',
    section: 'power',
    danger: 'reversible',
    many: true,
    unfit: unlessState({
      'shut off': 'shut off: nothing to pause',
      paused: 'paused already',
      crashed: 'crashed: nothing runs',
      pmsuspended: 'asleep: nothing runs',
    }),
    argv: (target) => ['suspend', ...on(target)],
  },
  {
    id: 'wake-up',
    key: 'w',
    label: 'wake up',
    help: 'Wakes a guest that has put itself to sleep (pmsuspended).',
    section: 'power',
    danger: 'reversible',
    many: true,
    unfit: (target) => unlessState({})(target) ?? (stateOf(target) === 'pmsuspended' ? undefined : 'not asleep'),
    argv: (target) => ['dompmwakeup', ...on(target)],
  },
];
