import {counted, percentText, ratioText, unknown} from '../../../model/words.ts';
import type {Facts} from '../../../triage/facts.ts';
import {type CpuLedger, cpuLedger} from '../../../triage/ledger.ts';
import {blank, sentence, type TriageItem} from './item.ts';
import {nameOf} from './name-of.ts';

/** How many vCPUs share the pCPUs, and whose they are: the most demanding domain first. */
export function cpuItems(facts: Facts, width: number): readonly TriageItem[] {
  const ledger = cpuLedger(facts);
  const {lines, pcpus} = ledger;
  const above = lines.filter(({abovePcpus}) => abovePcpus);
  return [
    ...sentence(ratioSentence(ledger), width),
    ...(above.length === 0 ? sentence(easeSentence(ledger, facts), width) : []),
    ...above.flatMap(({uuid, vcpus = 0}) =>
      sentence(
        `${nameOf(facts, uuid)} alone has ${counted(vcpus, 'vCPU')}, more than the host's ${counted(pcpus ?? 0, 'pCPU')}: they can never all run, and wait for each other.`,
        width,
        'warning',
      ),
    ),
    blank,
    ...sentence(
      'USES is in percent of one pCPU; DEMAND is its share of what all use or wait for; READY is the wait of its worst vCPU.',
      width,
    ),
    {kind: 'cpuHead'},
    ...lines.map((line): TriageItem => ({kind: 'cpu', name: nameOf(facts, line.uuid), line})),
  ];
}

function ratioSentence({pcpus, vcpus, ratio, lines}: CpuLedger): string {
  const running = counted(lines.length, 'running domain');
  if (lines.length === 0) return 'No domain runs: all pCPUs are free.';
  const demand = vcpus === undefined ? `an unknown number of vCPUs` : counted(vcpus, 'vCPU');
  const supply = pcpus === undefined ? 'an unknown number of pCPUs' : counted(pcpus, 'pCPU');
  return `${running} with ${demand} on ${supply}: ${ratio === undefined ? unknown : ratioText(ratio)}.`;
}

function easeSentence({ratio}: CpuLedger, {host: {rates}}: Facts): string {
  if (ratio === undefined || ratio <= 1) return '';
  return `More vCPUs than pCPUs are fine while the host has idle time. It is busy: ${percentText(rates?.busyPercent)}.`;
}
