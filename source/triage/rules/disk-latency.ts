import {millisecondsText, percentText, speedText, verb} from '../../model/words.ts';
import {busiestIn, folderOf, type Mover, type SlowDisk, slowestDisk} from '../disks.ts';
import type {KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {namesDo} from '../known.ts';
import {holdDisks} from '../remedies.ts';
import {domainRule} from '../rule.ts';

/** Disks take long to answer. Who moves the most on the same storage is named beside those who wait. */
export const diskLatency = domainRule({
  id: 'disk-latency',
  harm: 'slow',
  basis: 'block',
  bursty: true,
  examine: (known, facts) => {
    const slow = slowestDisk(known, facts);
    return slow && {severity: slow.severity, weight: Math.min(10, slow.weight)};
  },
  tell: (cases, facts) => {
    const disks = cases.map((known) => ({known, slow: slowestDisk(known, facts)}));
    const {known: first, slow} = disks.find((disk) => disk.slow !== undefined) ?? {known: cases[0], slow: undefined};
    const folder = folderOf(slow?.path);
    const busiest = folder === undefined ? undefined : busiestIn(folder, facts);
    const isOther = busiest !== undefined && !cases.includes(busiest.known);
    return {
      title: `${namesDo(cases, 'waits', 'wait')} ${waitText(slow, cases.length)}${isOther || cases.length > 1 ? moverText(busiest) : ''}`,
      evidence: [
        ...disks.map(({known, slow: disk}) => ({
          label: `${known.domain.name} ${disk?.target ?? 'disks'}`,
          value: disk ? `${disk.kind} take ${millisecondsText(disk.latencyMs)}` : 'fast enough just now',
        })),
        ...(busiest ? [{label: `${busiest.known.domain.name} moves`, value: speedText(busiest.bytesPerSecond)}] : []),
        {label: 'host waits for disks', value: percentText(facts.host.rates?.iowaitPercent)},
      ],
      reason: isLimited(first, slow?.target)
        ? 'The disk has limits of its own (<iotune>), and a request that exceeds them waits until its turn comes. The storage behind it may well be idle meanwhile.'
        : 'The storage behind the image answers slowly: more is asked of it than it can do, or something is wrong with it. Whoever moves the most there can be held back, or moved to other storage.',
      remedies: isOther ? relief(busiest, folder) : [],
      others: isOther ? [{uuid: busiest.known.domain.uuid, part: 'culprit' as const}] : [],
    };
  },
});

function waitText(slow: SlowDisk | undefined, domains: number): string {
  if (slow === undefined) return `for ${verb(domains, 'its disk', 'their disks')} in bursts`;
  const most = domains > 1 ? 'up to ' : '';
  return `${most}${millisecondsText(slow.latencyMs)} for ${slow.kind} of ${slow.target}`;
}

function moverText(busiest: Mover | undefined): string {
  if (busiest === undefined) return '';
  return `; ${busiest.known.domain.name} moves the most there (${speedText(busiest.bytesPerSecond)})`;
}

function isLimited({definition}: KnownDomain, disk: string | undefined): boolean {
  return definition?.disks?.find(({target}) => target === disk)?.limited === true;
}

/** Holds who moves the most at half of that. */
function relief({known, bytesPerSecond}: Mover, folder: string | undefined): readonly Remedy[] {
  const disks = (known.domain.readings.block?.value ?? []).filter(({path}) => folderOf(path) === folder);
  return [
    holdDisks(
      known,
      disks.map(({name}) => name),
      bytesPerSecond / 2,
    ),
  ];
}
