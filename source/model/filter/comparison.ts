import type {FieldValue} from '../field.ts';
import type {Quantity} from './quantity.ts';
import type {Operator} from './raw-term.ts';
import {fold} from './words.ts';

/** How a number stands to the one that was typed. Equal means equal in the digits that were typed. */
export const numberTests: {readonly [O in Exclude<Operator, '~'>]: (value: number, typed: Quantity) => boolean} = {
  '=': (value, typed) => Math.abs(value - typed.value) <= typed.tolerance,
  '!=': (value, typed) => Math.abs(value - typed.value) > typed.tolerance,
  '>': (value, typed) => value > typed.value,
  '>=': (value, typed) => value >= typed.value,
  '<': (value, typed) => value < typed.value,
  '<=': (value, typed) => value <= typed.value,
};

/** How a text stands to the one that was typed, both folded. */
export const textTests: {readonly [O in '=' | '!=' | '~']: (value: string, typed: string) => boolean} = {
  '=': (value, typed) => value === typed,
  '!=': (value, typed) => value !== typed,
  '~': (value, typed) => value.includes(typed),
};

/** Whether the operator compares texts. */
export function isTextOperator(operator: Operator): operator is keyof typeof textTests {
  return operator in textTests;
}

/** A test of a field's value that is undefined where the value is unknown. */
export type Test = (value: FieldValue) => boolean | undefined;

/** Passes where any of the typed values does; for != where all do. */
export function numberTest(operator: keyof typeof numberTests, typed: readonly Quantity[]): Test {
  const test = numberTests[operator];
  return (value) => (typeof value === 'number' ? passes(operator, typed, (one) => test(value, one)) : undefined);
}

/** Passes where any of the typed values does; for != where all do. */
export function textTest(operator: keyof typeof textTests, typed: readonly string[]): Test {
  const test = textTests[operator];
  const folded = typed.map(fold);
  return (value) => {
    if (typeof value !== 'string') return undefined;
    const text = fold(value);
    return passes(operator, folded, (one) => test(text, one));
  };
}

function passes<T>(operator: Operator, typed: readonly T[], test: (one: T) => boolean): boolean {
  return operator === '!=' ? typed.every(test) : typed.some(test);
}
