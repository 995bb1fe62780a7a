import type {Facts, KnownDomain} from './facts.ts';
import {reportedBalloon, usablePercent} from './known.ts';
import {thresholds} from './thresholds.ts';

/** What a guest could give back by its balloon. Sizes in bytes. */
export interface GiveBack {
  readonly known: KnownDomain;
  /** What its balloon leaves it now, and what it would then. */
  readonly currentBytes: number;
  readonly afterBytes: number;
  readonly givesBytes: number;
  /**
   * What the host gets of that at least: QEMU cannot occupy more than what is left to the guest, but part of what the
   * guest gives may never have been touched. Undefined where it is not known what QEMU occupies.
   */
  readonly hostGetsBytes: number | undefined;
  /** How much of what is usable are disk caches, which the guest would drop. */
  readonly cachesBytes: number | undefined;
}

const mebibyte = 1024 ** 2;

/**
 * What a guest could give back and still have a reserve of usable memory: of u usable and a available bytes it can give
 * (u - k·a) / (1 - k), so that k of what is left is usable. Undefined where nothing is known of it, or it has no balloon
 * that gives memory back, or what it could give is not worth it.
 */
export function giveBack(known: KnownDomain, facts: Facts): GiveBack | undefined {
  const {definition} = known;
  if (definition?.balloon?.model === 'none' || definition?.hugePages === true) return undefined;
  const balloon = reportedBalloon(known, facts);
  const {currentBytes, usableBytes, availableBytes, rssBytes, diskCachesBytes} = balloon ?? {};
  if (usablePercent(balloon) === undefined) return undefined;
  if (currentBytes === undefined || usableBytes === undefined || availableBytes === undefined) return undefined;
  const keep = thresholds.keepUsablePercent.value / 100;
  const most = (usableBytes - keep * availableBytes) / (1 - keep);
  const afterBytes = Math.ceil((currentBytes - most) / mebibyte) * mebibyte;
  const givesBytes = currentBytes - afterBytes;
  if (givesBytes < thresholds.giveBackLeastBytes.value) return undefined;
  const spared = rssBytes === undefined ? undefined : Math.max(0, rssBytes - afterBytes);
  return {
    known,
    currentBytes,
    afterBytes,
    givesBytes,
    hostGetsBytes: spared === undefined ? undefined : Math.min(givesBytes, spared),
    cachesBytes: diskCachesBytes,
  };
}

/** What all domains together could give back. */
export interface WhatIf {
  /** Those that can, the most useful to the host first. */
  readonly givers: readonly GiveBack[];
  readonly givesBytes: number;
  readonly hostGetsBytes: number;
  /** Available memory of the host now, and at least then. */
  readonly availableBytes: number | undefined;
  readonly availableAfterBytes: number | undefined;
}

/** How much each domain could give back, and what the host would then have. */
export function whatIf(facts: Facts): WhatIf {
  const givers = [...facts.domains.values()]
    .flatMap((known) => giveBack(known, facts) ?? [])
    .sort((a, b) => (b.hostGetsBytes ?? 0) - (a.hostGetsBytes ?? 0) || b.givesBytes - a.givesBytes);
  const hostGetsBytes = givers.reduce((sum, giver) => sum + (giver.hostGetsBytes ?? 0), 0);
  const availableBytes = facts.host.sample?.memory?.availableBytes;
  return {
    givers,
    givesBytes: givers.reduce((sum, giver) => sum + giver.givesBytes, 0),
    hostGetsBytes,
    availableBytes,
    availableAfterBytes: availableBytes === undefined ? undefined : availableBytes + hostGetsBytes,
  };
}
