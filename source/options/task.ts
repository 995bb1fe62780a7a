import type {UsageError} from '../options.ts';
import {exitCodes} from './exit-codes.ts';
import {optionTable} from './table.ts';
import {taskHelp, taskUsage} from './task-help.ts';
import type {TaskOf, TaskOptions} from './task-options.ts';
import {type TaskRow, taskTable} from './task-table.ts';
import {type Given, givenOf, optionFault, tokensOf} from './tokens.ts';

/** A subcommand's own help was asked for. */
export interface TaskHelp {
  readonly help: string;
}

/**
 * Reads the arguments behind the program's name if their first word that is no option names a subcommand; before it may
 * stand what it takes itself, such as -c.
 * @returns undefined when no subcommand is named
 */
export function parseTask(argv: readonly string[]): TaskOptions | TaskHelp | UsageError | undefined {
  const word = tokensOf(argv, optionTable).find((token) => token.kind === 'positional');
  const row = taskTable.find(({task}) => task === word?.value);
  if (word === undefined || row === undefined) return undefined;
  const tokens = tokensOf([...argv.slice(0, word.index), ...argv.slice(word.index + 1)], row.options);
  const given = givenOf(tokens);
  if (given.has('help')) return {help: taskHelp(row)};
  const operands = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const faults = tokens.map((token) => optionFault(token, row.options, `kvmtop ${row.task} --help`));
  const usageError =
    faults.find((fault) => fault !== undefined) ?? operandFault(row, operands) ?? conflict(row, given, operands);
  if (usageError !== undefined) return {usageError, exitCode: exitCodes.usage};
  return {
    uri: given.get('connect'),
    progress: given.has('progress') ? 'json' : 'human',
    ...readers[row.task](given, operands),
  };
}

/** What each of them makes of its options. */
const readers: {
  readonly [T in TaskOptions['task']]: (
    given: Given,
    operands: readonly string[],
  ) => Omit<TaskOf<T>, 'uri' | 'progress'> & {readonly task: T};
} = {
  backup: (given, domains) => ({
    task: 'backup',
    domains,
    to: given.get('to') ?? '',
    media: given.has('media'),
    freeze: !given.has('no-freeze'),
  }),
  verify: (_, folders) => ({task: 'verify', folders}),
  restore: (given, [folder = '']) => ({
    task: 'restore',
    folder,
    as: given.get('as'),
    images: given.get('images'),
    definitionOnly: given.has('definition-only'),
    planOnly: given.has('plan'),
    yes: given.has('yes'),
    accept: given.get('accept'),
  }),
  recover: (given) => ({task: 'recover', keep: given.has('keep'), yes: given.has('yes')}),
};

function operandFault(row: TaskRow, operands: readonly string[]): string | undefined {
  const {task, operand} = row;
  const surplus = operands[operand?.most ?? 0];
  if (surplus !== undefined) return `Unexpected argument '${surplus}': the usage is ${taskUsage(row)}.`;
  if (operand === undefined) return undefined;
  if (operands.length === 0) return `kvmtop ${task} needs ${operand.plural}: ${taskUsage(row)}.`;
  return operands.includes('') ? `An empty ${operand.name} names nothing: ${taskUsage(row)}.` : undefined;
}

function conflict(row: TaskRow, given: Given, operands: readonly string[]): string | undefined {
  const missing = row.needs.find((name) => !given.has(name));
  if (missing !== undefined) {
    const isBehind = operands.some((operand) => operand.split('=')[0] === `--${missing}`);
    const where = isBehind ? ' before --, behind which all is taken for names' : '';
    return `kvmtop ${row.task} needs --${missing}${where}: ${taskUsage(row)}.`;
  }
  for (const {names, reason} of row.exclusive) {
    const found = names.filter((name) => given.has(name));
    if (found.length > 1) return `${found.map((name) => `--${name}`).join(' and ')} exclude each other: ${reason}.`;
  }
  return undefined;
}
