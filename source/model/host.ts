/** What identifies a host; read once per connection. */
export interface HostIdentity {
  /** The connected URI, as libvirt canonicalizes it. */
  readonly uri: string;
  readonly hostname?: string;
  /** Whether the domains run on this machine, so that /proc and /sys speak of the same host. */
  readonly local: boolean;
  readonly hypervisor?: string;
  readonly hypervisorVersion?: string;
  readonly libvirtVersion?: string;
  /** pCPUs online. */
  readonly pcpus?: number;
  readonly cpuModel?: string;
  readonly kvm?: KvmSupport;
}

/** Whether KVM can be used: with the modules that give it, or why not. */
export interface KvmSupport {
  readonly usable: boolean;
  /** Such as "kvm_amd", "module not loaded", "no permission on /dev/kvm". */
  readonly detail?: string;
}

/** Counters of CPU time by mode, summed over the pCPUs; guest time is not part of user. */
export interface HostCpuTimes {
  readonly userNs?: number;
  readonly systemNs?: number;
  readonly guestNs?: number;
  readonly idleNs?: number;
  readonly iowaitNs?: number;
  readonly stealNs?: number;
}

export interface HostMemory {
  readonly totalBytes?: number;
  /** What a new program could have without swapping. */
  readonly availableBytes?: number;
  readonly swapTotalBytes?: number;
  readonly swapFreeBytes?: number;
  readonly swapInBytes?: number;
  readonly swapOutBytes?: number;
}

export interface KsmSample {
  readonly running?: boolean;
  /** What sharing saves now. */
  readonly savedBytes?: number;
}

/** One reading of the host; `at` in milliseconds of the monotonic clock. */
export interface HostSample {
  readonly at: number;
  readonly cpu?: HostCpuTimes;
  readonly memory?: HostMemory;
  readonly load?: readonly [number, number, number];
  readonly ksm?: KsmSample;
}

/** Shares of all pCPUs, and swap traffic, from two samples. */
export interface HostRates {
  /** Everything but idle and iowait. */
  readonly busyPercent?: number;
  readonly userPercent?: number;
  readonly systemPercent?: number;
  readonly guestPercent?: number;
  readonly iowaitPercent?: number;
  readonly stealPercent?: number;
  readonly swapInBytesPerSecond?: number;
  readonly swapOutBytesPerSecond?: number;
}
