import type {Finding} from '../../source/triage/finding.ts';

const db1 = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** A finding with all that can be said of one. */
export const squeezed: Finding = {
  id: 'squeezed-guest',
  severity: 'crit',
  harm: 'slow',
  subject: db1,
  title: 'db1 is squeezed: its balloon leaves it 256 MiB of 512 MiB, 4% of it usable',
  evidence: [{label: 'db1 usable', value: '4%'}],
  reason: 'The host took more than the guest can spare. It now does with its disk what it should do in memory.',
  remedies: [
    {label: 'Give db1 320 MiB by its balloon', commands: [['virsh', 'setmem', '--domain', db1, '--size', '320MiB']]},
    {label: 'Rename it', commands: [['virsh', 'domrename', '--domain', db1, "it's"]]},
  ],
  domains: [{uuid: db1, part: 'victim'}],
  weight: 1.2,
  since: 1000,
};

/** The same without its domain, and for information only. */
export const info: Finding = {
  ...squeezed,
  id: 'ksm-cost',
  severity: 'info',
  subject: 'host',
  title: 'KSM costs 30% of a pCPU',
  remedies: [],
  domains: [],
};
