import {busiestIn, folderOf, slowestDisk} from '../disks.ts';
import {domainRule} from '../rule.ts';
import {millisecondsText, namesText, percentText, speedText, verb} from '../words.ts';

/** Disks take long to answer. Who moves the most on the same storage is named beside those who wait. */
export const diskLatency = domainRule({
  id: 'disk-latency',
  harm: 'slow',
  basis: 'block',
  examine: (known, facts) => {
    const slow = slowestDisk(known, facts);
    return slow && {severity: slow.severity, weight: Math.min(10, slow.weight)};
  },
  tell: (cases, facts) => {
    const [first] = cases;
    const slow = slowestDisk(first, facts);
    const folder = folderOf(slow?.path);
    const busiest = folder === undefined ? undefined : busiestIn(folder, facts);
    const culprit = busiest !== undefined && !cases.includes(busiest.known) ? busiest : undefined;
    const who = busiest && `${busiest.known.domain.name} moves the most there (${speedText(busiest.bytesPerSecond)})`;
    return {
      title: `${namesText(cases.map(({domain}) => domain.name))} ${verb(cases.length, 'waits', 'wait')} ${cases.length > 1 ? 'up to ' : ''}${millisecondsText(slow?.latencyMs)} for ${slow?.kind ?? 'requests'} of ${slow?.target ?? 'a disk'}${who ? `; ${who}` : ''}`,
      evidence: [
        ...cases.flatMap((known) => {
          const disk = slowestDisk(known, facts);
          return [
            {
              label: `${known.domain.name} ${disk?.target ?? 'disks'}`,
              value: disk ? `${disk.kind} take ${millisecondsText(disk.latencyMs)}` : 'fast enough just now',
            },
          ];
        }),
        ...(busiest ? [{label: `${busiest.known.domain.name} moves`, value: speedText(busiest.bytesPerSecond)}] : []),
        {label: 'host waits for disks', value: percentText(facts.host.rates?.iowaitPercent)},
      ],
      reason:
        'The storage behind the image answers slowly: more is asked of it than it can do, or something is wrong with it. Whoever moves the most there can be held back, or moved to other storage.',
      remedies: busiest
        ? [
            {
              label: `Hold ${busiest.known.domain.name} at half of that`,
              commands: diskTargets(busiest.known.domain.readings.block?.value, folder).map((target) => [
                'virsh',
                'blkdeviotune',
                '--domain',
                busiest.known.domain.uuid,
                '--device',
                target,
                '--total-bytes-sec',
                String(Math.round(busiest.bytesPerSecond / 2)),
                '--live',
              ]),
            },
          ]
        : [],
      others: culprit ? [{uuid: culprit.known.domain.uuid, part: 'culprit' as const}] : [],
    };
  },
});

function diskTargets(disks: readonly {readonly name: string; readonly path?: string}[] = [], folder?: string) {
  return disks.filter(({path}) => folderOf(path) === folder).map(({name}) => name);
}
