import {cell} from '../../format/cell.ts';
import type {DomainRow, Field} from '../../model/field.ts';
import {domainFields} from '../../model/fields/domain.ts';
import type {Look} from '../look.ts';
import {fieldSeverity, severityMark, severityStyle} from '../severity.ts';
import type {Span} from '../span.ts';

const byId = new Map(domainFields.map((field) => [field.id, field]));

/**
 * A field of the domain by its id.
 * @throws when there is none: the tables of this folder name fields that exist
 */
export function domainField(id: string): Field<DomainRow> {
  const field = byId.get(id);
  if (field === undefined) {
    throw new Error(`No field of a domain is called ${id}.`);
  }
  return field;
}

/** No number is wider, and no text that is worth it, in cells. */
const figureWidth = {number: 12, text: 60} as const;

const units: Partial<Record<Field<DomainRow>['kind'], string>> = {
  percent: '%',
  bytesPerSecond: '/s',
  perSecond: '/s',
};

/** A field's value with its unit, coloured by how bad it is. */
export function figure(id: string, row: DomainRow, look: Look): Span {
  const field = domainField(id);
  const value = field.value(row);
  const severity = fieldSeverity(id, value);
  const text = cell(field.kind, value, field.kind === 'text' ? figureWidth.text : figureWidth.number, {
    ascii: look.ascii,
  }).trim();
  const unit = value === undefined ? '' : (units[field.kind] ?? '');
  const mark = severity !== undefined && !look.color ? severityMark[severity] : '';
  return {text: mark + text + unit, ...severityStyle(severity)};
}
