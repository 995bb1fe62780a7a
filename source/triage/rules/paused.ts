import {sizeText} from '../../model/words.ts';
import type {KnownDomain} from '../facts.ts';
import type {Remedy} from '../finding.ts';
import {namesDo} from '../known.ts';
import {diskErrors, onHost, reset, resume} from '../remedies.ts';
import {domainRule, type Rule} from '../rule.ts';

interface Form {
  readonly id: string;
  /** libvirt's number of the reason (libvirt-domain.h, virDomainPausedReason). */
  readonly number: number;
  /** What follows "is paused". */
  readonly because: string;
  readonly reason: string;
  readonly remedies: (known: KnownDomain) => readonly Remedy[];
}

const forms: readonly Form[] = [
  {
    id: 'paused-io-error',
    number: 5,
    because: 'by an I/O error',
    reason:
      'QEMU stopped the guest rather than hand it an error of its disk; most often the file system that holds the image is full. Nothing is lost yet: once the disk works again it can be resumed.',
    remedies: (known) => [
      diskErrors(known),
      ...folders(known).map((folder) => onHost(`See whether ${folder} is full`, 'df', '-h', '--', folder)),
      resume(known),
    ],
  },
  {
    id: 'paused-watchdog',
    number: 6,
    because: 'by its watchdog',
    reason:
      'The guest did not tell its watchdog in time that it is alive, so it hangs. It can be looked at before it is reset.',
    remedies: (known) => [reset(known), resume(known)],
  },
  {
    id: 'paused-crashed',
    number: 10,
    because: 'since its guest crashed',
    reason: 'The guest told QEMU that its kernel has panicked. It can be dumped to be looked at before it is reset.',
    remedies: (known) => [reset(known)],
  },
  {
    id: 'paused-post-copy',
    number: 13,
    because: 'by a failed post-copy migration',
    reason:
      'Its memory is partly here and partly on the other host, and the way between them is lost. It has to be recovered, as neither side is whole.',
    remedies: (known) => [
      {label: 'See how far it got', commands: [['virsh', 'domjobinfo', '--domain', known.domain.uuid]]},
    ],
  },
];

/** Domains that stand still though nobody asked for it. */
export const paused: readonly Rule[] = forms.map(({id, number, because, reason, remedies}) =>
  domainRule({
    id,
    harm: 'down',
    examine: ({domain}) => {
      const {state, reason: why} = domain.readings.state?.value ?? {};
      return state === 'paused' && why === number ? {severity: 'crit'} : undefined;
    },
    tell: (cases) => ({
      title: `${namesDo(cases, 'is', 'are')} paused ${because}${disksText(cases[0])}`,
      evidence: cases.flatMap(diskEvidence),
      reason,
      remedies: cases.flatMap(remedies),
    }),
  }),
);

function disksText({domain}: KnownDomain): string {
  const [disk, ...more] = domain.readings.block?.value ?? [];
  if (disk === undefined || more.length > 0) return '';
  return `: ${disk.name} has ${sizeText(disk.physicalBytes)} of ${sizeText(disk.capacityBytes)}`;
}

function diskEvidence({domain}: KnownDomain) {
  const disks = domain.readings.block?.value ?? [];
  if (disks.length === 0) return [{label: domain.name, value: 'its disks were not read yet'}];
  return disks.map(({name, path, physicalBytes, capacityBytes}) => ({
    label: `${domain.name} ${name}`,
    value: `${path ?? 'no file'}: ${sizeText(physicalBytes)} of ${sizeText(capacityBytes)}`,
  }));
}

/** The folders that hold its images. */
function folders({domain}: KnownDomain): readonly string[] {
  const paths = (domain.readings.block?.value ?? []).flatMap(({path}) => path ?? []);
  return [
    ...new Set(paths.filter((path) => path.startsWith('/')).map((path) => path.slice(0, path.lastIndexOf('/') + 1))),
  ];
}
