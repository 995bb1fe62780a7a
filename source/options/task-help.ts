import {exitCodes} from './exit-codes.ts';
import {codesText, optionLines, spelling} from './table.ts';
import type {TaskRow} from './task-table.ts';

/** How a subcommand is written: `kvmtop backup NAME… --to DIR [OPTIONS]`. */
export function taskUsage({task, operand, needs, options}: TaskRow): string {
  const operands = operand ? [`${operand.name}${operand.most > 1 ? '…' : ''}`] : [];
  const needed = options.filter(({name}) => needs.includes(name)).map(spelling);
  return ['kvmtop', task, ...operands, ...needed, '[OPTIONS]'].join(' ');
}

function operandLines({operand}: TaskRow): readonly string[] {
  if (operand === undefined) return [];
  const {name, plural, hint} = operand;
  return ['', `${name}: ${[plural, hint].filter((part) => part !== undefined).join('; ')}`];
}

/** The text of --help behind a subcommand. */
export function taskHelp(row: TaskRow): string {
  return [
    `kvmtop ${row.task}: ${row.summary}`,
    '',
    `Usage: ${taskUsage(row)}`,
    ...operandLines(row),
    '',
    'Options:',
    ...optionLines(row.options),
    '',
    `Exit code: ${codesText({fine: exitCodes.fine, failed: exitCodes.failed, 'wrong usage': exitCodes.usage})}.`,
  ].join('\n');
}
