import {checkCodes, exitCodes} from './exit-codes.ts';
import {codesText, optionLines, optionTable} from './table.ts';
import {taskUsage} from './task-help.ts';
import {taskTable} from './task-table.ts';

/** The text of --help. */
export function helpText(): string {
  const width = Math.max(...taskTable.map(({task}) => task.length));
  return [
    'kvmtop: a live, top-like view of the libvirt domains of a KVM host',
    '',
    'Usage: kvmtop [-c URI] [-d SECONDS] [-n COUNT] [-r | --dry-run] [--ascii]',
    '       kvmtop -b | --once | --json | --csv [-c URI] [-d SECONDS] [-n COUNT]',
    '       kvmtop --check [-c URI] [-d SECONDS]',
    ...taskTable.map((row) => `       ${taskUsage(row)}`),
    '',
    'Subcommands, each with a --help of its own:',
    ...taskTable.map(({task, summary}) => `  ${task.padEnd(width)}  ${summary}`),
    '',
    'Options:',
    ...optionLines(optionTable),
    '',
    'Keys: press ? in the program.',
    `Exit code: ${codesText({fine: exitCodes.fine, failed: exitCodes.failed, 'wrong usage': exitCodes.usage})};`,
    `of --check: ${codesText({'fine or info': checkCodes.fine, warn: checkCodes.warn, crit: checkCodes.crit, 'could not judge': checkCodes.unknown})}.`,
  ].join('\n');
}
