import type {Field} from '../field.ts';

/** The field of that id or alias, whatever its case; the first where several tables are searched at once. */
export function findField<Row>(fields: readonly Field<Row>[], idOrAlias: string): Field<Row> | undefined {
  const word = idOrAlias.toLowerCase();
  return fields.find((field) => field.alias === word || field.id.toLowerCase() === word);
}
