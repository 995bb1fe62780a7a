import type {Domain} from '../model/domain.ts';
import type {Context, Field} from '../model/field.ts';
import {diskItemFields} from '../model/fields/disk.ts';
import {domainFields} from '../model/fields/domain.ts';
import {nicItemFields} from '../model/fields/nic.ts';
import {vcpuItemFields} from '../model/fields/vcpu.ts';
import {diskRows, type Keyed, nicRows, vcpuRows} from '../model/rows.ts';
import {findingObject} from './findings.ts';
import {type HostValue, hostFacts, hostFields} from './host-fields.ts';
import {contextOf, type Snapshot, timeOf} from './snapshot.ts';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | {readonly [key: string]: JsonValue};

/** A snapshot as one line of JSON, as schema.json describes it: everything is there, and null is unknown. */
export function jsonLine(snapshot: Snapshot): string {
  return JSON.stringify(jsonObject(snapshot)).replace(unprintable, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Valid in JSON, but a terminal would obey or misplace it: control characters above ASCII, and directional marks. */
const unprintable = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The fields of a domain that a report gives: a trend belongs to a screen. */
export const reportedFields = domainFields.filter(({kind}) => kind !== 'trend');

/** A snapshot as the object that schema.json describes. */
export function jsonObject(snapshot: Snapshot): JsonValue {
  const facts = hostFacts(snapshot);
  const {identity, domains, findings} = snapshot;
  const context = contextOf(snapshot);
  return {
    time: timeOf(snapshot),
    connection: identity.uri,
    host: Object.fromEntries(hostFields.map(({id, value}) => [id, jsonValue(value(facts))])),
    domains: Array.from(domains, (domain) => domainObject(domain, context)),
    findings: findings.map(findingObject),
  };
}

function domainObject(domain: Domain, context: Context): JsonValue {
  return {
    ...rowObject(reportedFields, {domain, context}),
    vcpu: items(vcpuItemFields, vcpuRows([domain], context)),
    disks: items(diskItemFields, diskRows([domain], context)),
    nics: items(nicItemFields, nicRows([domain], context)),
  };
}

function items<Row>(fields: readonly Field<Row>[], rows: readonly Keyed<Row>[]): readonly JsonValue[] {
  return rows.map(({row}) => rowObject(fields, row));
}

function rowObject<Row>(fields: readonly Field<Row>[], row: Row): Record<string, JsonValue> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = field.value(row);
      return [field.id, typeof value === 'object' ? null : jsonValue(value)];
    }),
  );
}

/** Three decimals: no source is more exact. */
export function rounded(value: number): number | undefined {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : undefined;
}

function jsonValue(value: HostValue): string | number | boolean | null {
  return (typeof value === 'number' ? rounded(value) : value) ?? null;
}
