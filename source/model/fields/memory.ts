import type {DomainRow, Field} from '../field.ts';
import {share} from '../quotient.ts';
import type {BalloonStats} from '../sample.ts';
import {sumKnown} from '../sum.ts';
import {guestAgeSeconds, guestUsedBytes, reportingGuest} from './guest.ts';

const balloon = ({domain}: DomainRow): BalloonStats | undefined => domain.readings.balloon?.value;

/** What a domain was given, what it costs the host, and how its guest gets along with it. */
export const memoryFields: readonly Field<DomainRow>[] = [
  {
    id: 'memoryMaximumBytes',
    alias: 'mem',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'Memory assigned to the domain: balloon.maximum.',
    value: (row) => balloon(row)?.maximumBytes,
  },
  {
    id: 'balloonBytes',
    alias: 'balloon.size',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'Memory that the balloon leaves to the guest: balloon.current.',
    value: (row) => balloon(row)?.currentBytes,
  },
  {
    id: 'balloonPercent',
    alias: 'balloon',
    kind: 'percent',
    groups: ['balloon'],
    help: 'balloon.current as a share of balloon.maximum.',
    value: (row) => share(balloon(row)?.currentBytes, balloon(row)?.maximumBytes),
  },
  {
    id: 'reclaimedBytes',
    alias: 'reclaimed',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'What the balloon took back for the host: balloon.maximum less balloon.current.',
    value: (row) => {
      const {maximumBytes, currentBytes} = balloon(row) ?? {};
      return maximumBytes === undefined || currentBytes === undefined ? undefined : maximumBytes - currentBytes;
    },
  },
  {
    id: 'usedPercent',
    alias: 'used',
    kind: 'percent',
    groups: ['balloon'],
    help: "(available - usable) / available, as the guest's own free sees it; unknown without fresh guest stats.",
    value: (row) => share(guestUsedBytes(row), balloon(row)?.availableBytes),
  },
  {
    id: 'usedBytes',
    alias: 'used.size',
    kind: 'bytes',
    groups: ['balloon'],
    help: "available - usable, as the guest's own free sees it; unknown without fresh guest stats.",
    value: guestUsedBytes,
  },
  {
    id: 'guestAvailableBytes',
    alias: 'guest.total',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'MemTotal of the guest as it last reported: balloon.available.',
    value: (row) => balloon(row)?.availableBytes,
  },
  {
    id: 'guestUsableBytes',
    alias: 'guest.usable',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'MemAvailable of the guest as it last reported: balloon.usable.',
    value: (row) => balloon(row)?.usableBytes,
  },
  {
    id: 'guestUnusedBytes',
    alias: 'guest.free',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'MemFree of the guest as it last reported: balloon.unused.',
    value: (row) => balloon(row)?.unusedBytes,
  },
  {
    id: 'diskCachesBytes',
    alias: 'cache',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'Disk caches that the guest can drop, as it last reported: balloon.disk_caches.',
    value: (row) => balloon(row)?.diskCachesBytes,
  },
  {
    id: 'rssBytes',
    alias: 'rss',
    kind: 'bytes',
    groups: ['balloon'],
    help: 'Host memory that the QEMU process occupies: balloon.rss.',
    value: (row) => balloon(row)?.rssBytes,
  },
];

const guestRates = (row: DomainRow) => (reportingGuest(row) ? row.domain.rates.balloon : undefined);

/** What the guest does because memory is short. */
export const pressureFields: readonly Field<DomainRow>[] = [
  {
    id: 'swapInBytesPerSecond',
    alias: 'swap.in',
    kind: 'bytesPerSecond',
    groups: ['balloon'],
    help: 'Rise of balloon.swap_in between two reports of the guest: read back from its own swap.',
    value: (row) => guestRates(row)?.swapInBytesPerSecond,
  },
  {
    id: 'swapOutBytesPerSecond',
    alias: 'swap.out',
    kind: 'bytesPerSecond',
    groups: ['balloon'],
    help: 'Rise of balloon.swap_out between two reports of the guest: written to its own swap.',
    value: (row) => guestRates(row)?.swapOutBytesPerSecond,
  },
  {
    id: 'swapBytesPerSecond',
    alias: 'swap',
    kind: 'bytesPerSecond',
    groups: ['balloon'],
    help: 'Rise of balloon.swap_in and balloon.swap_out together between two reports of the guest.',
    value: (row) => sumKnown([guestRates(row)?.swapInBytesPerSecond, guestRates(row)?.swapOutBytesPerSecond]),
  },
  {
    id: 'majorFaultsPerSecond',
    alias: 'faults',
    kind: 'perSecond',
    groups: ['balloon'],
    help: 'Rise of balloon.major_fault between two reports of the guest: page faults that had to read a disk.',
    value: (row) => guestRates(row)?.majorFaultsPerSecond,
  },
  {
    id: 'balloonAgeSeconds',
    alias: 'age',
    kind: 'seconds',
    groups: ['balloon'],
    help: 'Time since the guest last reported: now less balloon.last-update; old after 12 s.',
    value: guestAgeSeconds,
  },
];
