import type {DomainRow, Field} from '../field.ts';
import {cpuFields} from './cpu.ts';
import {identityFields} from './identity.ts';
import {memoryFields, pressureFields} from './memory.ts';
import {processFields} from './process.ts';
import {trafficFields} from './traffic.ts';

/** Everything that is known of a domain as a whole, in the order of JSON and CSV. */
export const domainFields: readonly Field<DomainRow>[] = [
  ...identityFields,
  ...cpuFields,
  ...memoryFields,
  ...pressureFields,
  ...trafficFields,
  ...processFields,
];
