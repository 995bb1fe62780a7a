import type {Field} from '../../source/model/field.ts';
import {viewIds} from '../../source/state/view.ts';
import {hostCpuColumn} from '../../source/state/views/domains.ts';
import {views} from '../../source/state/views/views.ts';
import {markdownTable, type Section} from './section.ts';

/** What this document needs of a column, whichever rows it is for. */
interface ColumnText {
  readonly title: string;
  readonly field: Pick<Field<never>, 'alias' | 'help'>;
}

function viewTable(columns: readonly ColumnText[]): string {
  const rows = columns.map(({title, field}) => [`\`${title}\``, field.help, `\`${field.alias}\``]);
  return markdownTable(['Column', 'What it says', 'In filters'], rows);
}

/** Every column of every view with its formula and its word in filter expressions. */
export const columnsSection: Section = {
  name: 'columns',
  markdown: viewIds
    .map((id, digit) => {
      const columns: readonly ColumnText[] = views[id].columns;
      const all = id === 'domains' ? [...columns, hostCpuColumn] : columns;
      return `### View \`${digit}\`: ${views[id].title}\n\n${viewTable(all)}`;
    })
    .join('\n\n'),
};
