import {safeText} from '../format/safe-text.ts';
import type {FieldValue} from '../model/field.ts';
import {reportedFields, rounded} from './json.ts';
import {contextOf, type Snapshot, timeOf} from './snapshot.ts';

/** The line of column names: the time, and the fields of a domain under the names that they have in JSON. */
export function csvHeader(): string {
  return csvLine(['time', ...reportedFields.map(({id}) => id)]);
}

/** A snapshot as lines of RFC 4180, one for each domain; an unknown value is empty. */
export function csvLines(snapshot: Snapshot): readonly string[] {
  const {domains} = snapshot;
  const context = contextOf(snapshot);
  return Array.from(domains, (domain) =>
    csvLine([timeOf(snapshot), ...reportedFields.map(({value}) => csvValue(value({domain, context})))]),
  );
}

/**
 * A spreadsheet takes a text that begins so for a formula and runs it; an apostrophe keeps it from that
 * (https://owasp.org/www-community/attacks/CSV_Injection). The uuid tells who is meant beyond doubt.
 */
const formula = /^[=+\-@\t\r]/;

function csvValue(value: FieldValue): string {
  if (typeof value === 'number') return String(rounded(value) ?? '');
  if (typeof value !== 'string') return '';
  const text = safeText(value);
  return formula.test(text) ? `'${text}` : text;
}

function csvLine(values: readonly string[]): string {
  return `${values.map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(',')}\r\n`;
}
