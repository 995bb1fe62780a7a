import {sumKnown} from '../../../model/sum.ts';
import {ratioText, sizeText, unknown} from '../../../model/words.ts';
import type {Facts} from '../../../triage/facts.ts';
import {type WhatIf, whatIf} from '../../../triage/give-back.ts';
import {type MemoryLedger, memoryLedger} from '../../../triage/ledger.ts';
import {blank, figures, sentence, type TriageItem} from './item.ts';
import {nameOf} from './name-of.ts';

/**
 * How the memory of the host is shared out, what makes up for what was promised beyond it, and what guests could spare.
 * @param squeezed how many guests are squeezed by their balloons
 */
export function memoryItems(facts: Facts, squeezed: number, width: number): readonly TriageItem[] {
  const ledger = memoryLedger(facts, squeezed);
  const {parts, ways, lines} = ledger;
  return [
    ...(parts === undefined ? [] : [{kind: 'bar', parts} as const, {kind: 'legend', parts} as const, blank]),
    ...figures(sums(ledger), width),
    blank,
    {kind: 'heading', text: 'The three ways to over-commit, the worst first'},
    {kind: 'wayHead'},
    ...ways.map((way): TriageItem => ({kind: 'way', way})),
    blank,
    {kind: 'heading', text: 'What if guests gave back what they can spare'},
    ...whatIfItems(whatIf(facts), facts, width),
    blank,
    {kind: 'heading', text: 'Running domains, the largest first'},
    {kind: 'memoryHead'},
    ...lines.map((line): TriageItem => ({kind: 'memory', name: nameOf(facts, line.uuid), line})),
  ];
}

function sums({physicalBytes, assignedBytes, ratio, ways: [swap, balloon, ksm], lines}: MemoryLedger) {
  const swapped = sumKnown(lines.map(({swappedBytes}) => swappedBytes));
  const over = ratio === undefined ? '' : `, ${ratioText(ratio)}`;
  return [
    {label: 'physical', value: sizeText(physicalBytes)},
    {label: 'assigned', value: sized(assignedBytes, `to running domains${over}`)},
    {label: 'ballooned', value: sized(balloon.givesBytes, 'taken back from guests')},
    {
      label: 'resident',
      value: sized(sumKnown(lines.map(({residentBytes}) => residentBytes)), 'in QEMU processes'),
    },
    {label: 'shared by KSM', value: ksm.ready === false ? 'nothing: it is off' : sized(ksm.givesBytes, 'saved')},
    {
      label: 'swapped out',
      value:
        swap.ready === false
          ? 'nothing: the host has no swap'
          : sized(
              swap.givesBytes,
              `of the host${swapped === undefined ? '' : `, ${sizeText(swapped)} of which is of domains`}`,
            ),
    },
  ];
}

function sized(bytes: number | undefined, rest: string): string {
  return bytes === undefined ? unknown : `${sizeText(bytes)} ${rest}`;
}

function whatIfItems(
  {givers, givesBytes, hostGetsBytes, availableBytes, availableAfterBytes}: WhatIf,
  facts: Facts,
  width: number,
): readonly TriageItem[] {
  if (givers.length === 0) {
    return sentence('None is known to have any to spare: only guests that report their memory can tell.', width);
  }
  const then =
    availableBytes === undefined
      ? `what it would then have is ${unknown}`
      : `available would be ${sizeText(availableAfterBytes)} instead of ${sizeText(availableBytes)}`;
  return [
    ...sentence(
      `They would give ${sizeText(givesBytes)}, of which the host gets at least ${sizeText(hostGetsBytes)}: ${then}.`,
      width,
    ),
    {kind: 'giverHead'},
    ...givers.map((giver): TriageItem => ({kind: 'giver', name: nameOf(facts, giver.known.domain.uuid), giver})),
  ];
}
