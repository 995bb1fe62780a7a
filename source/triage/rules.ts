import type {Rule} from './rule.ts';
import {abovePcpus} from './rules/above-pcpus.ts';
import {blindBalloon} from './rules/blind-balloon.ts';
import {cpuContention} from './rules/cpu-contention.ts';
import {cpuOvercommit} from './rules/cpu-overcommit.ts';
import {cpuQuota} from './rules/cpu-quota.ts';
import {crashed} from './rules/crashed.ts';
import {diskLatency} from './rules/disk-latency.ts';
import {emulatedDevice} from './rules/emulated-device.ts';
import {emulatorOverhead} from './rules/emulator-overhead.ts';
import {hostSteal} from './rules/host-steal.ts';
import {hostSwap} from './rules/host-swap.ts';
import {idleHugePages} from './rules/idle-huge-pages.ts';
import {ksmCost} from './rules/ksm-cost.ts';
import {memoryOvercommit} from './rules/memory-overcommit.ts';
import {memoryShort} from './rules/memory-short.ts';
import {netErrors} from './rules/net-errors.ts';
import {noKvm} from './rules/no-kvm.ts';
import {paused} from './rules/paused.ts';
import {shortGuest} from './rules/short-guest.ts';
import {squeezedGuest} from './rules/squeezed-guest.ts';
import {stuckMonitor} from './rules/stuck-monitor.ts';
import {tcgDomain} from './rules/tcg-domain.ts';

/** Everything that can be wrong. */
export const rules: readonly Rule[] = [
  ...paused,
  crashed,
  stuckMonitor,
  cpuContention,
  cpuQuota,
  cpuOvercommit,
  abovePcpus,
  hostSteal,
  emulatorOverhead,
  memoryOvercommit,
  memoryShort,
  hostSwap,
  squeezedGuest,
  shortGuest,
  ...blindBalloon,
  ksmCost,
  idleHugePages,
  diskLatency,
  netErrors,
  noKvm,
  tcgDomain,
  ...emulatedDevice,
];
