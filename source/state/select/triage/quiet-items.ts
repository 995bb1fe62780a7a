import {counted, verb} from '../../../model/words.ts';
import type {Facts, KnownDomain} from '../../../triage/facts.ts';
import {isRunning, reportedBalloon} from '../../../triage/known.ts';
import {rules} from '../../../triage/rules.ts';
import {blank, sentence, type TriageItem} from './item.ts';

/** That nothing is wrong, by how many rules, and what they did not know. */
export function quietItems(facts: Facts, width: number): readonly TriageItem[] {
  const missing = unknowns(facts);
  return [
    blank,
    {kind: 'heading', text: `All is quiet: none of ${rules.length} rules finds anything.`},
    ...sentence('What is made of rates is told once it has held for three readings.', width),
    ...(missing.length === 0 ? [] : [blank, {kind: 'heading', text: 'What is not known'} as const]),
    ...missing.flatMap((text) => sentence(text, width)),
  ];
}

/** What rules need of the host, and what is said when it is missing. */
const ofHost: readonly {readonly text: string; readonly isKnown: (host: Facts['host']) => boolean}[] = [
  {text: 'How many pCPUs the host has.', isKnown: ({identity}) => identity?.pcpus !== undefined},
  {text: 'How busy the host is.', isKnown: ({rates}) => rates?.busyPercent !== undefined},
  {
    text: 'How much memory of the host is available.',
    isKnown: ({sample}) => sample?.memory?.availableBytes !== undefined,
  },
  {
    text: 'What the host swaps in and out.',
    isKnown: ({rates, sample}) => rates?.swapInBytesPerSecond !== undefined || sample?.memory?.swapTotalBytes === 0,
  },
  {text: 'Whether KVM can be used.', isKnown: ({identity, extras}) => (identity?.kvm ?? extras?.kvm) !== undefined},
  {text: 'Whether KSM merges pages.', isKnown: ({sample}) => sample?.ksm?.running !== undefined},
  {
    text: 'How long programs wait for memory (PSI).',
    isKnown: ({extras}) => extras?.memoryPressure?.somePercent !== undefined,
  },
];

function unknowns(facts: Facts): readonly string[] {
  const running = [...facts.domains.values()].filter(isRunning);
  const count = (lacks: (known: KnownDomain) => boolean) => running.filter(lacks).length;
  const unread = count(({definition}) => definition === undefined);
  const silent = count((known) => reportedBalloon(known, facts) === undefined);
  return [
    ...ofHost.filter(({isKnown}) => !isKnown(facts.host)).map(({text}) => text),
    ...(unread === 0
      ? []
      : [`The ${verb(unread, 'definition', 'definitions')} of ${counted(unread, 'running domain')}.`]),
    ...(silent === 0
      ? []
      : [
          `How the ${verb(silent, 'guest', 'guests')} of ${counted(silent, 'running domain')} ${verb(silent, 'fares', 'fare')} with memory: no report.`,
        ]),
  ];
}
