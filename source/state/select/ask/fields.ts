import type {Field, Operation, Target, Values} from '../../../operations/operation.ts';
import type {AskDialog} from '../../dialog.ts';
import type {AskField} from '../ask.ts';

/** The fields of an operation with what was filled in, judged together. */
export function askFields(operation: Operation, targets: readonly Target[], dialog: AskDialog): readonly AskField[] {
  const fields = targets.length > 0 ? (operation.fields?.(targets) ?? []) : [];
  const values = valuesOf(fields, dialog.values);
  return fields.map((field, index) => {
    const value = values[field.id] ?? '';
    return {...field, value, problem: problemOf(field, value, values), focused: index === dialog.focus};
  });
}

/** The value of each field: what was filled in, else its initial one. */
export function valuesOf(fields: readonly Field[], filled: Values = {}): Values {
  return Object.fromEntries(fields.map(({id, initial}) => [id, filled[id] ?? initial]));
}

/** A choice can go while the question is open, as the domains go on. */
function problemOf({label, choices, fault}: Field, value: string, values: Values): string | undefined {
  if (choices && !choices.some((choice) => choice.value === value)) return `Choose again: ${label}.`;
  return fault?.(value, values);
}
