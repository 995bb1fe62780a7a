import type {Domain} from '../../model/domain.ts';
import type {Context, DomainRow, Field} from '../../model/field.ts';
import {diskItemFields} from '../../model/fields/disk.ts';
import {domainFields} from '../../model/fields/domain.ts';
import {nicItemFields} from '../../model/fields/nic.ts';
import {vcpuItemFields} from '../../model/fields/vcpu.ts';
import {diskRows, domainRows, type Keyed, nicRows, vcpuRows} from '../../model/rows.ts';
import type {DetailTab, Sort} from '../state.ts';
import type {Column, ViewId} from '../view.ts';
import {diskColumns} from './disks.ts';
import {domainColumns} from './domains.ts';
import {memoryColumns} from './memory.ts';
import {nicColumns} from './network.ts';
import {vcpuColumns} from './vcpus.ts';

/** A way to look at the domains: what a row is, and what is shown of it. */
export interface View {
  readonly title: string;
  /** What sort and filter know: the fields of the item first, then those of its domain. */
  readonly fields: readonly Field<DomainRow>[];
  readonly columns: readonly Column<DomainRow>[];
  /** How it is sorted until the user says otherwise. */
  readonly sort: Sort;
  /** The tab that `enter` opens. */
  readonly tab: DetailTab;
  readonly rows: (domains: Iterable<Domain>, context: Context) => readonly Keyed<DomainRow>[];
}

export const views: Readonly<Record<ViewId, View>> = {
  domains: {
    title: 'domains',
    fields: domainFields,
    columns: domainColumns,
    sort: {field: 'cpuPercent', descending: true},
    tab: 'overview',
    rows: domainRows,
  },
  vcpus: {
    title: 'vCPUs',
    fields: [...vcpuItemFields, ...domainFields],
    columns: vcpuColumns,
    sort: {field: 'percent', descending: true},
    tab: 'vcpus',
    rows: vcpuRows,
  },
  network: {
    title: 'network',
    fields: [...nicItemFields, ...domainFields],
    columns: nicColumns,
    sort: {field: 'rxBytesPerSecond', descending: true},
    tab: 'network',
    rows: nicRows,
  },
  disks: {
    title: 'disks',
    fields: [...diskItemFields, ...domainFields],
    columns: diskColumns,
    sort: {field: 'writeBytesPerSecond', descending: true},
    tab: 'disks',
    rows: diskRows,
  },
  memory: {
    title: 'memory',
    fields: domainFields,
    columns: memoryColumns,
    sort: {field: 'memoryMaximumBytes', descending: true},
    tab: 'memory',
    rows: domainRows,
  },
};
