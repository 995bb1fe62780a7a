export interface CpuRates {
  /** 100 % = one pCPU. */
  readonly percent?: number;
  readonly userPercent?: number;
  readonly systemPercent?: number;
}

export interface VcpuRate {
  readonly index: number;
  readonly percent?: number;
  readonly readyPercent?: number;
  readonly waitPercent?: number;
}

export interface VcpuRates {
  readonly vcpus: readonly VcpuRate[];
  /** The worst vCPU's. */
  readonly readyPercent?: number;
  readonly readyMeanPercent?: number;
  /** Emulator and I/O threads: the domain's time without its vCPUs'. */
  readonly overheadPercent?: number;
}

export interface BalloonRates {
  readonly swapInBytesPerSecond?: number;
  readonly swapOutBytesPerSecond?: number;
  readonly majorFaultsPerSecond?: number;
  readonly minorFaultsPerSecond?: number;
}

export interface NicRate {
  readonly name: string;
  readonly rxBytesPerSecond?: number;
  readonly txBytesPerSecond?: number;
  readonly rxPacketsPerSecond?: number;
  readonly txPacketsPerSecond?: number;
  readonly rxErrorsPerSecond?: number;
  readonly txErrorsPerSecond?: number;
  readonly rxDropsPerSecond?: number;
  readonly txDropsPerSecond?: number;
}

export interface DiskRate {
  readonly name: string;
  readonly readBytesPerSecond?: number;
  readonly writeBytesPerSecond?: number;
  readonly readRequestsPerSecond?: number;
  readonly writeRequestsPerSecond?: number;
  readonly flushRequestsPerSecond?: number;
  /** Mean time of a request in the interval; undefined when there was none. */
  readonly readLatencyMs?: number;
  readonly writeLatencyMs?: number;
  readonly flushLatencyMs?: number;
}

/** What each group's rates hold; the state has none. */
export interface GroupRates {
  readonly 'cpu-total': CpuRates;
  readonly interface: readonly NicRate[];
  readonly vcpu: VcpuRates;
  readonly balloon: BalloonRates;
  readonly block: readonly DiskRate[];
}

export type Rates = {readonly [G in keyof GroupRates]?: GroupRates[G]};
