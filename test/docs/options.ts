import {optionTable, spelling} from '../../source/options/table.ts';
import {markdownTable, type Section} from './section.ts';

/** The command line's options. */
export const optionsSection: Section = {
  name: 'options',
  markdown: markdownTable(
    ['Option', 'What it does'],
    optionTable.map((row) => [`\`${spelling(row)}\``, row.help]),
  ),
};
