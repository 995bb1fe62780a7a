import {parseArgs} from 'node:util';
import {nearest} from './nearest.ts';
import type {OptionRow} from './table.ts';

/** A word of the command line with what it is. */
export type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];

/** The options that were given, by name; a switch has no value. */
export type Given = ReadonlyMap<string, string | undefined>;

/** Takes a command line apart by a table of options; unknown options count as switches. */
export function tokensOf(argv: readonly string[], table: readonly OptionRow[]): readonly Token[] {
  const {tokens} = parseArgs({
    args: [...argv],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      table.map(({name, short, argument}) => [
        name,
        {type: argument ? 'string' : 'boolean', ...(short && {short})} as const,
      ]),
    ),
  });
  return tokens;
}

/** Of an option that is given twice the last one counts. */
export function givenOf(tokens: readonly Token[]): Given {
  return new Map(tokens.flatMap((token) => (token.kind === 'option' ? [[token.name, token.value]] : [])));
}

/**
 * Why an option cannot be taken, as a sentence; undefined when it can.
 * @param help the command that tells of all options
 */
export function optionFault(token: Token, table: readonly OptionRow[], help: string): string | undefined {
  if (token.kind !== 'option') return undefined;
  const row = table.find(({name}) => name === token.name);
  if (!row) {
    const names = table.map(({name}) => name);
    const near = token.rawName.startsWith('--') ? nearest(token.name, names) : undefined;
    return `Unknown option ${token.rawName}: ${near ? `did you mean --${near}?` : `see ${help}.`}`;
  }
  if (!row.argument) return token.value === undefined ? undefined : `${token.rawName} takes no value.`;
  if (token.value === undefined) return `${token.rawName} needs a value: ${token.rawName} ${row.argument.name}.`;
  return row.argument.fault(token.value);
}
