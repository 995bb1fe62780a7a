/** How long something stood still for want of a resource, in percent of the last ten seconds (psi.rst: avg10). */
export interface Pressure {
  /** At least one task waited. */
  readonly somePercent?: number;
  /** All tasks that had work waited. */
  readonly fullPercent?: number;
}

/** What stands between QEMU and KVM, in the order in which it has to be cleared. */
export const kvmObstacles = ['hardware', 'module', 'device', 'permission'] as const;
export type KvmObstacle = (typeof kvmObstacles)[number];

export interface KsmExtras {
  /** CPU time of ksmd, in percent of one pCPU. */
  readonly scanPercent?: number;
  /** What merging saves less what its bookkeeping takes (general_profit). */
  readonly profitBytes?: number;
}

export interface HugePages {
  readonly pageBytes: number;
  readonly total: number;
  readonly free: number;
}

/** What the model's host sample does not have. Everything is undefined where it was not, or cannot be, read. */
export interface HostExtras {
  /** Such as x86_64. */
  readonly arch?: string;
  /** The module that KVM needs here, such as kvm_amd, and what is in the way. */
  readonly kvm?: {readonly obstacle?: KvmObstacle; readonly module?: string; readonly nested?: boolean};
  readonly cpuPressure?: Pressure;
  readonly memoryPressure?: Pressure;
  readonly ioPressure?: Pressure;
  readonly ksm?: KsmExtras;
  readonly hugePages?: readonly HugePages[];
  readonly numaNodes?: number;
  readonly threadsPerCore?: number;
}
