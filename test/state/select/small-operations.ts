import type {DomainFacts} from '../../../source/model/facts.ts';
import {isAlive} from '../../../source/model/inventory/life.ts';
import {factsRead} from '../../../source/operations/fit.ts';
import type {Operation} from '../../../source/operations/operation.ts';

const definition = {
  vcpus: undefined,
  memory: undefined,
  balloon: undefined,
  nvram: undefined,
  disks: [],
  consoles: [],
  graphics: [],
  agent: 'none',
} as const;

/** Of a domain with nothing remarkable. */
export const facts: DomainFacts = {
  persistent: true,
  autostart: false,
  managedSave: false,
  snapshots: [],
  checkpoints: [],
  live: definition,
  inactive: definition,
};

const shared = {help: '', section: 'power', many: true} as const;
const running: Operation['unfit'] = ({domain}) => (isAlive(domain) ? undefined : 'not running');

/** A table of one operation for each step of the safety ladder, and of one for each thing that an operation can have. */
export const smallOperations: readonly Operation[] = [
  {
    ...shared,
    id: 'start',
    key: 's',
    label: 'start',
    danger: 'reversible',
    unfit: ({domain}) => (isAlive(domain) ? 'running already' : undefined),
    argv: ({domain: {uuid}}) => ['start', '--domain', uuid],
  },
  {
    ...shared,
    id: 'shutdown',
    key: 'h',
    label: 'shutdown',
    danger: 'disruptive',
    unfit: running,
    argv: ({domain: {uuid}}) => ['shutdown', '--domain', uuid],
    awaitsOff: true,
  },
  {
    ...shared,
    id: 'destroy',
    key: 'd',
    label: 'destroy',
    danger: 'destructive',
    unfit: running,
    consequences: ({domain, facts}) => [
      'What the guest has not written is lost.',
      ...(facts?.persistent === false ? [`${domain.name} is gone for good.`] : []),
    ],
    argv: ({domain: {uuid}}) => ['destroy', '--domain', uuid],
  },
  {
    ...shared,
    id: 'setmem',
    key: 'm',
    label: 'set memory of',
    danger: 'reversible',
    many: false,
    unfit: factsRead,
    fields: () => [
      {id: 'size', label: 'size', initial: '1G', fault: (value) => (/^\d+G$/.test(value) ? undefined : 'No size.')},
      {id: 'where', label: 'where', initial: 'live', choices: [{value: 'live', label: 'live'}]},
    ],
    argv: ({domain: {uuid}}, {size = '', where = ''}) => ['setmem', '--domain', uuid, '--size', size, `--${where}`],
  },
  {
    ...shared,
    id: 'console',
    key: 'c',
    label: 'console of',
    danger: 'view',
    many: false,
    how: 'terminal',
    unfit: running,
    argv: ({domain: {uuid}}) => ['console', '--domain', uuid],
  },
];
