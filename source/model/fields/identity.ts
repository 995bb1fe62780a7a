import type {DomainRow, Field} from '../field.ts';

/** The domain's name; every view can show it. */
export const nameField: Field<DomainRow> = {
  id: 'name',
  alias: 'name',
  kind: 'text',
  groups: [],
  help: 'The name of the domain.',
  value: ({domain}) => domain.name,
};

/** The domain's state; every view can show it. */
export const stateField: Field<DomainRow> = {
  id: 'state',
  alias: 'state',
  kind: 'text',
  groups: ['state'],
  help: "The state of the domain in virsh's words.",
  value: ({domain}) => domain.readings.state?.value.state,
};

/** Who a domain is and how it stands. */
export const identityFields: readonly Field<DomainRow>[] = [
  {
    id: 'id',
    alias: 'id',
    kind: 'count',
    groups: [],
    help: "libvirt's number of the domain while it is active.",
    value: ({domain}) => domain.id,
  },
  nameField,
  {
    id: 'uuid',
    alias: 'uuid',
    kind: 'text',
    groups: [],
    help: 'The UUID of the domain, which never changes.',
    value: ({domain}) => domain.uuid,
  },
  stateField,
  {
    id: 'stuckSeconds',
    alias: 'stuck',
    kind: 'seconds',
    groups: [],
    help: "How long the domain's monitor has not answered; unknown while it answers.",
    value: ({domain, context}) =>
      domain.stuckSince === undefined ? undefined : Math.max(0, context.now - domain.stuckSince) / 1000,
  },
];
