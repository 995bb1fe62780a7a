import type {Field, Kind} from '../../model/field.ts';
import type {Column} from '../view.ts';

/** A column as the tables of this folder write it; widths in character cells. */
export interface ColumnDraft {
  /** The id of the field. */
  readonly field: string;
  readonly title: string;
  readonly width: number;
  /** For columns that grow with their content; else the width is fixed. */
  readonly maxWidth?: number;
  readonly priority: number;
  readonly comfort?: Column<never>['comfort'];
}

const leftKinds: readonly Kind[] = ['text', 'trend'];

/**
 * Makes columns of drafts: words and trends lean left, numbers right.
 * @throws when a draft names no field, is narrower than its title, or repeats a field or a priority
 */
export function columnsOf<Row>(fields: readonly Field<Row>[], drafts: readonly ColumnDraft[]): readonly Column<Row>[] {
  for (const key of ['field', 'priority'] as const) {
    if (new Set(drafts.map((draft) => draft[key])).size < drafts.length) throw new Error(`Two columns share a ${key}.`);
  }
  return drafts.map((draft) => columnOf(fields, draft));
}

/** Makes one column of its draft; throws as {@link columnsOf} does. */
export function columnOf<Row>(fields: readonly Field<Row>[], draft: ColumnDraft): Column<Row> {
  const {field: id, title, width, maxWidth = width, priority, comfort} = draft;
  const field = fields.find((candidate) => candidate.id === id);
  if (!field) throw new Error(`The column ${title} shows ${id}, and no field is called so.`);
  if (width < title.length) throw new Error(`The column ${title} is narrower than its title.`);
  const align = leftKinds.includes(field.kind) ? 'left' : 'right';
  return {field, title, align, minWidth: width, maxWidth, priority, comfort};
}
