import {percentText, ratioText, sizeText, speedText} from '../model/words.ts';
import type {Facts, KnownDomain} from './facts.ts';
import type {Evidence, Remedy} from './finding.ts';
import {type GiveBack, whatIf} from './give-back.ts';
import {memoryLedger} from './ledger.ts';
import {hostMemory} from './memory.ts';
import {onHost, setMemory} from './remedies.ts';

/** What the host has, has promised and does about it: the three ways of over-committing a line each. */
export function memoryEvidence(facts: Facts): readonly Evidence[] {
  const state = hostMemory(facts);
  const [swap, balloon, ksm] = memoryLedger(facts).ways;
  const scan = ksm.costs === undefined ? '' : `, ksmd uses ${percentText(ksm.costs)} of a pCPU`;
  return [
    {
      label: 'assigned to running domains',
      value: `${sizeText(state.assignedBytes)} of ${sizeText(state.totalBytes)}${state.ratio === undefined ? '' : ` (${ratioText(state.ratio)})`}`,
    },
    {label: 'available', value: `${sizeText(state.availableBytes)}, ${percentText(state.usedPercent)} used`},
    {label: 'swap', value: `${sizeText(swap.givesBytes)} in use, ${speedText(swap.costs)}`},
    {label: 'balloons', value: `${sizeText(balloon.givesBytes)} taken back`},
    {label: 'KSM', value: ksm.ready === false ? 'off' : `${sizeText(ksm.givesBytes)} saved${scan}`},
    {label: 'waiting for memory (PSI)', value: percentText(state.pressurePercent)},
    ...swappedOut(facts).map((known) => ({
      label: `${known.domain.name} swapped out by the host`,
      value: sizeText(known.process?.swappedBytes),
    })),
    ...givers(facts).map((giver) => ({
      label: `${giver.known.domain.name} could give back`,
      value: `${sizeText(giver.givesBytes)}, of which the host gets at least ${sizeText(giver.hostGetsBytes)}`,
    })),
  ];
}

/** Those who can give back the most. */
export function givers(facts: Facts): readonly GiveBack[] {
  return whatIf(facts).givers.slice(0, 3);
}

/** Domains of which the host has swapped out the most. */
export function swappedOut(facts: Facts): readonly KnownDomain[] {
  const swapped = ({process}: KnownDomain) => process?.swappedBytes ?? 0;
  return [...facts.domains.values()]
    .filter((known) => swapped(known) > 0)
    .sort((a, b) => swapped(b) - swapped(a))
    .slice(0, 3);
}

/** Balloons first, as they cost the least; then KSM where it is off. */
export function memoryRemedies(facts: Facts): readonly Remedy[] {
  const off = facts.host.sample?.ksm?.running === false;
  return [
    ...givers(facts).map(({known, afterBytes}) => setMemory(known, afterBytes)),
    ...(off ? [onHost('Let KSM merge equal pages', 'sh', '-c', 'echo 1 >/sys/kernel/mm/ksm/run')] : []),
  ];
}

/** Who suffers: those whose memory the host has swapped out. */
export function memoryVictims(facts: Facts) {
  return swappedOut(facts).map(({domain}) => ({uuid: domain.uuid, part: 'victim' as const}));
}
