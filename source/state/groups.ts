import type {Field} from '../model/field.ts';
import {type StatGroup, statGroups} from '../model/sample.ts';

/** The groups that any of the fields is made of, each once, in libvirt's order. */
export function groupsOf(fields: readonly Pick<Field<never>, 'groups'>[]): readonly StatGroup[] {
  const needed = new Set(fields.flatMap(({groups}) => groups));
  return statGroups.filter((group) => needed.has(group));
}
