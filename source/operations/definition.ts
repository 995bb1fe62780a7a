import {on} from './field.ts';
import {all, having, inactive, persistent} from './fit.ts';
import type {Field, Operation, Target} from './operation.ts';
import {nameFault} from './text.ts';
import {undefine} from './undefine.ts';

function nameField(targets: readonly Target[], initial: (name: string) => string): Field {
  const name = targets[0]?.domain.name ?? '';
  return {
    id: 'name',
    label: 'New name',
    initial: initial(name),
    fault: (value) => (value === name ? 'This is its name now.' : nameFault(value)),
  };
}

/** What a domain is called, and whether it exists. */
export const definition: readonly Operation[] = [
  {
    id: 'rename',
    key: 'N',
    label: 'rename',
    help: 'Gives a domain that is shut off another name; its disks keep theirs.',
    section: 'definition',
    danger: 'disruptive',
    many: false,
    unfit: all(inactive, persistent, ({facts}) =>
      facts?.managedSave === true ? 'it has a managed save: start it or remove that first' : undefined,
    ),
    fields: (targets) => [nameField(targets, (name) => name)],
    consequences: ({domain, facts}) =>
      facts?.inactive?.leavesNvram === true
        ? [
            `libvirt leaves its UEFI variables behind, in ${domain.name}_VARS.fd, and makes new ones at its next start: name that file in <nvram> first to keep them.`,
          ]
        : [],
    argv: (target, {name = ''}) => ['domrename', ...on(target), '--new-name', name],
  },
  {
    id: 'clone',
    key: 'y',
    label: 'clone',
    help: 'Copies a domain that is shut off with its disks, by virt-clone, where that is installed.',
    section: 'definition',
    danger: 'disruptive',
    many: false,
    unfit: all(having('virt-clone'), inactive),
    fields: (targets) => [nameField(targets, (name) => `${name}-clone`)],
    consequences: () => ['Its disks are copied whole, which takes time and room; the guest inside is not changed.'],
    program: 'virt-clone',
    // virt-clone looks domains up by name alone: the precheck makes sure that it is still this one's.
    precheck: ({domain}) => ({
      argv: ['domname', '--domain', domain.uuid],
      fault: (stdout) =>
        stdout.startsWith(domain.name) && stdout.slice(domain.name.length).trim() === ''
          ? undefined
          : `${domain.name} has another name by now, so it was not cloned.`,
    }),
    argv: ({domain}, {name = ''}) => [`--original=${domain.name}`, `--name=${name}`, '--auto-clone'],
  },
  undefine,
];
