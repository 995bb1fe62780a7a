import type {DomainRow, Field} from '../field.ts';
import {findField} from '../fields/find-field.ts';
import {isTextOperator, numberTest, type Test, textTest} from './comparison.ts';
import {type FilterError, problems} from './problems.ts';
import {isQuantity, parseQuantity} from './quantity.ts';
import type {Operator, Piece, RawTerm} from './raw-term.ts';
import {fieldWords, fold, wordsFor} from './words.ts';

/** What one term asks of a row. */
export interface Term<Row> {
  /** The field it compares; none for a bare word. */
  readonly field?: Field<Row>;
  /** Whether a row passes; undefined where the value that it depends on is unknown. */
  readonly passes: (row: Row) => boolean | undefined;
}

/** What a term means for these fields, or what is wrong with it. */
export function parseTerm<Row extends DomainRow>(
  term: RawTerm,
  fields: readonly Field<Row>[],
): Term<Row> | FilterError {
  const {word, operator, values} = term;
  const open = [word, ...values].find(({quotes}) => quotes === 'open');
  if (open) return problems.openQuote(open);
  if (operator === undefined) return word.text === '' ? problems.emptyWord(term) : bareWord(word.text);

  const field = findField(fields, word.text);
  if (field === undefined) return problems.unknownField(word, fields);
  const missing = values.find(({text, quotes}) => text === '' && quotes === 'none');
  if (missing) return problems.missingValue(missing, field, operator);
  const test = testOf(field, operator, term);
  return 'error' in test ? test : {field, passes: (row) => test.passes(field.value(row))};
}

/** A bare word looks for itself in the name, and at the start of the uuid. */
function bareWord(text: string): Term<DomainRow> {
  const wanted = fold(text);
  return {passes: ({domain}) => fold(domain.name).includes(wanted) || domain.uuid.startsWith(wanted)};
}

function testOf<Row>(
  field: Field<Row>,
  operator: Operator,
  {position, values}: RawTerm,
): {readonly passes: Test} | FilterError {
  if (isQuantity(field.kind)) {
    if (operator === '~') return problems.wrongOperator(position, field);
    const typed = values.map((piece) => parseQuantity(field.kind, piece.text) ?? problems.notNumber(piece, field));
    const error = typed.find((one) => 'error' in one);
    return (
      error ?? {
        passes: numberTest(
          operator,
          typed.filter((one) => 'value' in one),
        ),
      }
    );
  }
  if (field.kind !== 'text' || !isTextOperator(operator)) return problems.wrongOperator(position, field);
  const words = operator === '~' ? undefined : fieldWords[field.id];
  const typed = values.map((piece) => (words === undefined ? piece.text : oneWord(piece, field, words)));
  const error = typed.find((one) => typeof one !== 'string');
  return (
    error ?? {
      passes: textTest(
        operator,
        typed.filter((one) => typeof one === 'string'),
      ),
    }
  );
}

function oneWord<Row>(piece: Piece, field: Field<Row>, words: readonly string[]): string | FilterError {
  const [found, ...others] = wordsFor(words, piece.text);
  if (found === undefined) return problems.unknownWord(piece, field, words);
  return others.length === 0 ? found : problems.ambiguousWord(piece, field, [found, ...others]);
}
