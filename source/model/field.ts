import type {Domain} from './domain.ts';
import type {ProcessFacts} from './process.ts';
import type {DiskRate, NicRate, VcpuRate} from './rates.ts';
import type {DiskSample, NicSample, StatGroup, VcpuSample} from './sample.ts';
import type {Trend} from './trend.ts';

/** How a value is written; its unit is in the name of the field. */
export type Kind =
  | 'text'
  | 'count'
  | 'percent'
  | 'bytes'
  | 'bytesPerSecond'
  | 'perSecond'
  | 'milliseconds'
  | 'seconds'
  | 'trend';

export type FieldValue = string | number | Trend | undefined;

/**
 * A named quantity of a row. The same table serves columns, sort, filter, JSON, CSV and help.
 */
export interface Field<Row> {
  /** The name in JSON and CSV, unit included: cpuPercent. */
  readonly id: string;
  /** The word in filter expressions: cpu. */
  readonly alias: string;
  readonly kind: Kind;
  /** The stat groups whose readings the value is made of. */
  readonly groups: readonly StatGroup[];
  /** The formula in words, for help, README and schema. */
  readonly help: string;
  value(row: Row): FieldValue;
}

/** What a value may need beside the domain. */
export interface Context {
  /** pCPUs online on the host. */
  readonly pcpus?: number;
  /** Milliseconds of the monotonic clock. */
  readonly now: number;
  /** Seconds since 1970. */
  readonly wallSeconds: number;
  /** The QEMUs of this machine, by uuid. */
  readonly processes?: ReadonlyMap<string, ProcessFacts>;
}

export interface DomainRow {
  readonly domain: Domain;
  readonly context: Context;
}

export interface VcpuRow extends DomainRow {
  readonly vcpu: VcpuSample;
  readonly rate?: VcpuRate;
}

export interface NicRow extends DomainRow {
  readonly nic: NicSample;
  readonly rate?: NicRate;
}

export interface DiskRow extends DomainRow {
  readonly disk: DiskSample;
  readonly rate?: DiskRate;
}
