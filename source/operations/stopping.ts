import {on, yesNo} from './field.ts';
import {active, unlessState} from './fit.ts';
import type {Operation} from './operation.ts';
import {modeArguments, modeFields} from './power-mode.ts';

const lost = 'What the guest has not written to its disks yet is lost.';

/** Making the guest stop or boot again, from a polite question to pulling the plug. */
export const stopping: readonly Operation[] = [
  {
    id: 'shutdown',
    key: 'd',
    label: 'shut down',
    help: 'Asks the guest to switch itself off, by its power button (ACPI) or its agent.',
    section: 'power',
    danger: 'disruptive',
    many: true,
    unfit: unlessState({
      'shut off': 'shut off already',
      paused: 'paused: resume it first',
      'in shutdown': 'it is shutting down already',
      crashed: 'crashed: destroy it instead',
      pmsuspended: 'asleep: wake it up first',
    }),
    fields: modeFields,
    argv: (target, values) => ['shutdown', ...on(target), ...modeArguments(values)],
    awaitsOff: true,
  },
  {
    id: 'reboot',
    key: 'b',
    label: 'reboot',
    help: 'Asks the guest to boot again, by its power button (ACPI) or its agent.',
    section: 'power',
    danger: 'disruptive',
    many: true,
    unfit: unlessState({
      'shut off': 'shut off: start it instead',
      paused: 'paused: resume it first',
      'in shutdown': 'it is shutting down',
      crashed: 'crashed: reset or destroy it instead',
      pmsuspended: 'asleep: wake it up first',
    }),
    fields: modeFields,
    argv: (target, values) => ['reboot', ...on(target), ...modeArguments(values)],
  },
  {
    id: 'reset',
    key: 'R',
    label: 'reset',
    help: 'Presses the reset button: the guest boots again without being asked.',
    section: 'power',
    danger: 'destructive',
    many: true,
    unfit: active('nothing to reset'),
    consequences: () => [lost],
    argv: (target) => ['reset', ...on(target)],
  },
  {
    id: 'destroy',
    key: 'D',
    label: 'destroy',
    help: 'Pulls the plug: ends the QEMU process; definition and disks stay.',
    section: 'power',
    danger: 'destructive',
    many: true,
    unfit: active('nothing to destroy'),
    fields: () => [
      {
        ...yesNo('graceful', 'If QEMU does not end', 'kill it', 'give up'),
        hint: 'QEMU gets some seconds to write what it holds back; one that hangs has to be killed.',
      },
    ],
    consequences: ({facts}) => (facts?.persistent === false ? [lost, 'It is transient: it ceases to exist.'] : [lost]),
    argv: (target, {graceful}) => ['destroy', ...on(target), ...(graceful === 'yes' ? ['--graceful'] : [])],
  },
];
