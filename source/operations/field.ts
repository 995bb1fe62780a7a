import type {Field, Target} from './operation.ts';

/** A field with two answers. */
export function yesNo(id: string, label: string, no: string, yes: string): Field {
  return {
    id,
    label,
    initial: 'no',
    choices: [
      {value: 'no', label: no},
      {value: 'yes', label: yes},
    ],
  };
}

/** A choice among names as they are. */
export function oneOf(id: string, label: string, names: readonly string[]): Field {
  return {id, label, initial: names[0] ?? '', choices: names.map((name) => ({value: name, label: name}))};
}

/** The argument that addresses a domain: by its UUID, never by a name that another may have by now. */
export function on({domain}: Target): readonly ['--domain', string] {
  return ['--domain', domain.uuid];
}
