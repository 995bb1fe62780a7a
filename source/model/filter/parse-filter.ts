import type {DomainRow, Field} from '../field.ts';
import {parseTerm, type Term} from './parse-term.ts';
import type {FilterError} from './problems.ts';
import {rawTerms} from './raw-term.ts';

export type Filter<Row> =
  | {
      readonly ok: true;
      /** Whether a row passes every term. */
      readonly matches: (row: Row) => boolean;
      /** The fields that are compared. */
      readonly fields: readonly Field<Row>[];
    }
  | ({readonly ok: false} & FilterError);

/**
 * Reads a filter: terms separated by spaces, all of which must hold.
 *
 * - `web` is in the name, or begins the uuid; case does not matter.
 * - `cpu>50`, `mem>=1.5G`, `balloon<80%`, `state!=running`, `name~web`: a field by its alias or id, an operator
 *   `= != > >= < <=` or, for text, `= != ~` (contains), and a value. Numbers are equal in the digits that were typed.
 *   Where a field has few words, such as a state, the start of one is enough.
 * - `state=paused,crashed` holds for either; `!=` then for neither.
 * - Quotes hold spaces: `name="my domain"`. `!` turns a term around.
 *
 * An unknown value passes no comparison, turned around or not.
 */
export function parseFilter<Row extends DomainRow>(text: string, fields: readonly Field<Row>[]): Filter<Row> {
  const terms: Term<Row>[] = [];
  for (const raw of rawTerms(text)) {
    const term = parseTerm(raw, fields);
    if ('error' in term) return {ok: false, ...term};
    terms.push(raw.negated ? negate(term) : term);
  }
  return {
    ok: true,
    matches: (row) => terms.every(({passes}) => passes(row) === true),
    fields: terms.flatMap(({field}) => field ?? []),
  };
}

function negate<Row>({field, passes}: Term<Row>): Term<Row> {
  return {
    field,
    passes: (row) => {
      const passed = passes(row);
      return passed === undefined ? undefined : !passed;
    },
  };
}
