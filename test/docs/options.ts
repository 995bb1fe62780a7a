import type {OptionRow} from '../../source/options/table.ts';
import {optionTable, spelling} from '../../source/options/table.ts';
import {taskUsage} from '../../source/options/task-help.ts';
import {sharedOptions, type TaskRow, taskTable} from '../../source/options/task-table.ts';
import {markdownTable, type Section} from './section.ts';

/** The command line's options, then those of each subcommand. */
export const optionsSection: Section = {
  name: 'options',
  markdown: [
    tableOf(optionTable),
    ...taskTable.map(paragraphs),
    `All of them know \`${sharedOptions.map(spelling).join('`, `')}\`.`,
  ].join('\n\n'),
};

function paragraphs(row: TaskRow): string {
  const own = row.options.filter((option) => !sharedOptions.includes(option));
  const head = `**\`${taskUsage(row)}\`** ${row.summary}`;
  return own.length === 0 ? head : `${head}\n\n${tableOf(own)}`;
}

function tableOf(table: readonly OptionRow[]): string {
  return markdownTable(
    ['Option', 'What it does'],
    table.map((row) => [`\`${spelling(row)}\``, row.help]),
  );
}
