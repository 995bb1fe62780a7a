import type {Domain} from './domain.ts';
import type {Context, DiskRow, DomainRow, NicRow, VcpuRow} from './field.ts';
import {isAlive} from './inventory/life.ts';

/** A row and what it is known by from poll to poll: the uuid, or the uuid and the item's name. */
export interface Keyed<Row> {
  readonly key: string;
  readonly row: Row;
}

type Domains = Iterable<Domain>;

/** One row for each domain. */
export function domainRows(domains: Domains, context: Context): readonly Keyed<DomainRow>[] {
  return Array.from(domains, (domain) => ({key: domain.uuid, row: {domain, context}}));
}

/** One row for each vCPU of each active domain. */
export function vcpuRows(domains: Domains, context: Context): readonly Keyed<VcpuRow>[] {
  return itemRows(domains, (domain) => {
    const rates = byKey(domain.rates.vcpu?.vcpus, ({index}) => index);
    return domain.readings.vcpu?.value.vcpus.map((vcpu) => ({
      key: `${domain.uuid}/${vcpu.index}`,
      row: {domain, context, vcpu, rate: rates.get(vcpu.index)},
    }));
  });
}

/** One row for each network interface of each active domain. */
export function nicRows(domains: Domains, context: Context): readonly Keyed<NicRow>[] {
  return itemRows(domains, (domain) => {
    const rates = byKey(domain.rates.interface, ({name}) => name);
    return domain.readings.interface?.value.map((nic) => ({
      key: `${domain.uuid}/${nic.name}`,
      row: {domain, context, nic, rate: rates.get(nic.name)},
    }));
  });
}

/** One row for each disk of each active domain. */
export function diskRows(domains: Domains, context: Context): readonly Keyed<DiskRow>[] {
  return itemRows(domains, (domain) => {
    const rates = byKey(domain.rates.block, ({name}) => name);
    return domain.readings.block?.value.map((disk) => ({
      key: `${domain.uuid}/${disk.name}`,
      row: {domain, context, disk, rate: rates.get(disk.name)},
    }));
  });
}

function itemRows<Row>(
  domains: Domains,
  rowsOf: (domain: Domain) => readonly Keyed<Row>[] | undefined,
): readonly Keyed<Row>[] {
  return Array.from(domains)
    .filter(isAlive)
    .flatMap((domain) => rowsOf(domain) ?? []);
}

function byKey<T, K>(items: readonly T[] | undefined, keyOf: (item: T) => K): ReadonlyMap<K, T> {
  return new Map((items ?? []).map((item) => [keyOf(item), item]));
}
