import {on, oneOf, yesNo} from './field.ts';
import type {Check} from './fit.ts';
import {all, factsRead, isOn, unlessState} from './fit.ts';
import type {Operation, Target} from './operation.ts';
import {snapshotNameFault} from './text.ts';

const hasSnapshots: Check = all(factsRead, ({facts}) =>
  facts?.snapshots.length === 0 ? 'it has no snapshots' : undefined,
);

function snapshotField(label: string, targets: readonly Target[]) {
  return oneOf('snapshot', label, targets[0]?.facts?.snapshots ?? []);
}

/** Snapshots of disks and memory. */
export const snapshots: readonly Operation[] = [
  {
    id: 'snapshot-create',
    key: 'n',
    label: 'take a snapshot',
    help: 'Keeps disks, and the memory of a running guest, as they are now.',
    section: 'snapshots',
    danger: 'disruptive',
    many: true,
    unfit: all(unlessState({'in shutdown': 'it is shutting down', crashed: 'crashed: nothing to keep'}), factsRead),
    fields: (targets) => [
      {
        id: 'name',
        label: 'Name',
        initial: '',
        hint: 'Without a name, libvirt takes the time.',
        fault: (name) => {
          const taken = targets.find(({facts}) => facts?.snapshots.includes(name));
          return taken ? `${taken.domain.name} has a snapshot of this name already.` : snapshotNameFault(name);
        },
      },
      {id: 'description', label: 'Description', initial: ''},
      {
        id: 'kind',
        label: 'Where',
        initial: 'internal',
        choices: [
          {value: 'internal', label: 'inside the qcow2 images'},
          {value: 'disk-only', label: 'disks only, each in a new file'},
        ],
      },
    ],
    consequences: (target, {kind}) => {
      if (kind === 'disk-only') {
        return ['Each disk goes on in a new file on top of the old one; libvirt before 9.9 cannot revert to this.'];
      }
      return isOn(target) ? ['It stands still while its memory is written.'] : [];
    },
    argv: (target, {name = '', description = '', kind}) => [
      'snapshot-create-as',
      ...on(target),
      ...(name === '' ? [] : ['--name', name]),
      ...(description === '' ? [] : ['--description', description]),
      ...(kind === 'disk-only' ? ['--disk-only'] : []),
    ],
    job: true,
  },
  {
    id: 'snapshot-list',
    key: 'l',
    label: 'list the snapshots',
    help: 'Shows the snapshots of the domain as a tree.',
    section: 'snapshots',
    danger: 'view',
    many: false,
    unfit: hasSnapshots,
    argv: (target) => ['snapshot-list', ...on(target), '--tree'],
    how: 'pager',
  },
  {
    id: 'snapshot-revert',
    key: 'B',
    label: 'go back to a snapshot',
    help: 'Puts disks, memory and definition back to what they were when the snapshot was taken.',
    section: 'snapshots',
    danger: 'destructive',
    many: false,
    unfit: hasSnapshots,
    fields: (targets) => [snapshotField('Back to', targets)],
    consequences: (_target, {snapshot = ''}) => [
      `Whatever it has written since ${snapshot} was taken is lost, and its definition goes back too.`,
    ],
    argv: (target, {snapshot = ''}) => ['snapshot-revert', ...on(target), '--snapshotname', snapshot],
    job: true,
  },
  {
    id: 'snapshot-delete',
    key: 'X',
    label: 'delete a snapshot',
    help: 'Deletes a snapshot; the domain itself stays as it is.',
    section: 'snapshots',
    danger: 'destructive',
    many: false,
    unfit: hasSnapshots,
    fields: (targets) => [
      snapshotField('Snapshot', targets),
      yesNo('children', 'Those taken after it', 'keep them', 'delete them too'),
    ],
    consequences: (_target, {snapshot = '', children}) => [
      children === 'yes'
        ? `It cannot go back to ${snapshot} any more, nor to any snapshot that was taken on top of it.`
        : `It cannot go back to ${snapshot} any more.`,
    ],
    argv: (target, {snapshot = '', children}) => [
      'snapshot-delete',
      ...on(target),
      '--snapshotname',
      snapshot,
      ...(children === 'yes' ? ['--children'] : []),
    ],
    job: true,
  },
];
