import type {Field} from '../field.ts';
import {unitsOf} from './quantity.ts';
import type {Operator, Piece} from './raw-term.ts';
import {fieldWords} from './words.ts';

/** What is wrong with a filter, in a sentence, and where, in UTF-16 units. */
export interface FilterError {
  readonly error: string;
  readonly position: number;
  /** Whether it may only be half typed. */
  readonly incomplete: boolean;
}

type AnyField = Pick<Field<never>, 'id' | 'alias' | 'kind'>;

const examples: Readonly<Record<string, string>> = {
  percent: '80%',
  bytes: '1.5G',
  bytesPerSecond: '10M',
  milliseconds: '25ms',
  seconds: '90s',
  text: 'web',
};

/** Everything that can be wrong with a filter. */
export const problems = {
  openQuote: ({position}: Piece) => unfinished('The quote that begins here is not closed.', position),

  emptyWord: ({position, negated}: {readonly position: number; readonly negated: boolean}) =>
    unfinished(
      negated ? 'Type what ! is to leave out: !web or !state=running.' : 'There is nothing in quotes.',
      position,
    ),

  missingValue: ({position}: Piece, field: AnyField, operator: Operator) =>
    unfinished(
      `Type what ${field.alias} is compared with, such as ${field.alias}${operator}${example(field)}.`,
      position,
    ),

  unknownField: ({text, position}: Piece, fields: readonly AnyField[]) =>
    wrong(
      `${text === '' ? 'A comparison begins with a field' : `There is no field ${text}`}: use ${nearestFirst(fields, text)}.`,
      position,
    ),

  wrongOperator: (position: number, {alias, kind}: AnyField) =>
    wrong(
      kind === 'text'
        ? `${alias} is text: compare it with = != or ~ (contains).`
        : kind === 'trend'
          ? `${alias} is a series, which cannot be compared.`
          : `${alias} is a number: compare it with = != > >= < or <=.`,
      position,
    ),

  notNumber: ({text, position}: Piece, {alias, kind}: AnyField) => {
    const units = unitsOf(kind);
    const advice = units.length === 0 ? '' : `, with a unit if you like: ${units.join(' ').toUpperCase()}`;
    return wrong(`${alias} is compared with a number${advice}; ${text} is none.`, position);
  },

  unknownWord: ({text, position}: Piece, {alias}: AnyField, words: readonly string[]) =>
    wrong(`${alias} is never ${text}: use ${words.join(', ')}.`, position),

  ambiguousWord: ({text, position}: Piece, {alias}: AnyField, words: readonly string[]) =>
    unfinished(`${alias} ${text} could be ${words.join(' or ')}: type more of it.`, position),
};

function example({id, kind}: AnyField): string {
  const word = fieldWords[id]?.find((candidate) => !candidate.includes(' '));
  return word ?? examples[kind] ?? '10';
}

/** The words for all fields, those that begin like the text first. */
function nearestFirst(fields: readonly AnyField[], text: string): string {
  const aliases = fields.filter(({kind}) => kind !== 'trend').map(({alias}) => alias);
  const near = aliases.filter((alias) => text !== '' && alias[0] === text[0]?.toLowerCase());
  return [...new Set([...near, ...aliases])].join(', ');
}

function wrong(error: string, position: number): FilterError {
  return {error, position, incomplete: false};
}

function unfinished(error: string, position: number): FilterError {
  return {error, position, incomplete: true};
}
