import type {Field, Kind} from '../model/field.ts';
import {diskItemFields} from '../model/fields/disk.ts';
import {nicItemFields} from '../model/fields/nic.ts';
import {vcpuItemFields} from '../model/fields/vcpu.ts';
import {type Part, severities} from '../triage/finding.ts';
import {thresholds} from '../triage/thresholds.ts';
import {type HostKind, hostFields} from './host-fields.ts';
import {type JsonValue, reportedFields} from './json.ts';

type Schema = {readonly [key: string]: JsonValue};

/** The JSON Schema of the output of --json, made of the same tables as the output; schema.json is its text. */
export function jsonSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'kvmtop --json',
    description: 'What kvmtop knows of a host and its domains at one moment. null is unknown.',
    ...object({
      time: {description: 'The end of the poll, in UTC.', type: 'string', format: 'date-time'},
      connection: {description: 'The URI that libvirt is connected to.', type: 'string'},
      host: object(Object.fromEntries(hostFields.map(({id, kind, help}) => [id, property(id, kind, help)]))),
      domains: array(
        'Every domain, in the order of virsh list.',
        object({
          ...properties(reportedFields),
          vcpu: array('The vCPUs of an active domain.', object(properties(vcpuItemFields))),
          disks: array('The disks of an active domain.', object(properties(diskItemFields))),
          nics: array('The network interfaces of an active domain.', object(properties(nicItemFields))),
        }),
      ),
      findings: array(findingsHelp, finding),
    }),
  };
}

const parts: readonly Part[] = ['victim', 'culprit'];

const findingsHelp = `What is wrong, what hurts most now first. What is made of rates must have held for ${thresholds.holdSamples.value} samples: \
with --once only what is true at once is found.`;

const finding = object({
  id: text('The kind of finding; there is at most one of each.'),
  severity: choice('How bad it is.', severities),
  subject: text('The uuid of the only domain that it is about; otherwise host.'),
  title: text('One line with its figures.'),
  evidence: array(
    'The figures and facts that speak for it.',
    object({label: text('What the figure is.'), value: text('The figure with its unit.')}),
  ),
  reason: text('Why it is so, and what it means.'),
  commands: array(
    'What would mend it, or lead to it.',
    object({
      label: text('What it does.'),
      lines: array('Command lines for a POSIX shell, one after the other.', {type: 'string'}),
    }),
  ),
  domains: array(
    'The domains that it is about, the worst first.',
    object({uuid: text('The uuid.'), part: choice('Whether it suffers or is the cause.', parts)}),
  ),
});

/** What every domain and item has. */
const known: ReadonlySet<string> = new Set(['uuid', 'name', 'index', 'device', 'target']);

const types: {readonly [K in Kind | HostKind]: string} = {
  text: 'string',
  boolean: 'boolean',
  count: 'integer',
  bytes: 'integer',
  percent: 'number',
  ratio: 'number',
  bytesPerSecond: 'number',
  perSecond: 'number',
  milliseconds: 'number',
  seconds: 'number',
  trend: 'array',
};

function properties<Row>(fields: readonly Field<Row>[]): Record<string, Schema> {
  return Object.fromEntries(fields.map(({id, kind, help}) => [id, property(id, kind, help)]));
}

function property(id: string, kind: Kind | HostKind, help: string): Schema {
  return {description: help, type: known.has(id) ? types[kind] : [types[kind], 'null']};
}

function text(description: string): Schema {
  return {description, type: 'string'};
}

function choice(description: string, values: readonly string[]): Schema {
  return {description, enum: values};
}

function object(properties: Record<string, Schema>): Schema {
  return {type: 'object', additionalProperties: false, required: Object.keys(properties), properties};
}

function array(description: string, items: Schema): Schema {
  return {description, type: 'array', items};
}

/** The text of schema.json, as the formatter wants it: an array stays on one line where that has room. */
export function schemaText(): string {
  const text = JSON.stringify(jsonSchema(), undefined, 2);
  const compact = text.replace(
    /^( *"\w+": )\[([^[\]{}]*)\](,?)$/gm,
    (whole, key: string, items: string, comma: string) => {
      const line = `${key}[${items.trim().replace(/\n */g, ' ')}]${comma}`;
      return line.length <= 120 ? line : whole;
    },
  );
  return `${compact}\n`;
}
