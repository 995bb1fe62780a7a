import type {Facts, KnownDomain} from './facts.ts';
import {cpuPercent, vcpuCount} from './known.ts';
import {thresholds} from './thresholds.ts';

/** What all vCPUs of a domain may use together by its quota, in percent of one pCPU; undefined without a quota. */
export function quotaPercent(known: KnownDomain): number | undefined {
  const each = known.definition?.tuning?.vcpuLimitPercent;
  const vcpus = vcpuCount(known);
  return each === undefined || vcpus === undefined ? undefined : each * vcpus;
}

/**
 * Whether a domain uses up its quota. The kernel counts the time for which a quota stops a vCPU as ready time
 * (sched_info: it stays on its run queue), so that such a domain seems to wait for a pCPU.
 */
export function isHeldByQuota(known: KnownDomain, facts: Facts): boolean {
  const quota = quotaPercent(known);
  const used = cpuPercent(known, facts);
  return quota !== undefined && used !== undefined && used >= (quota * thresholds.quotaUsedPercent.value) / 100;
}
