import {short} from '../../format/number.ts';
import type {Header} from '../../state/select/header.ts';
import {glyphs} from '../glyphs.ts';
import type {Look} from '../look.ts';
import type {Part} from '../parts.ts';
import {hostLimits, type Limits} from '../severity.ts';
import type {Span} from '../span.ts';
import type {Style} from '../theme.ts';
import {gaugeSpans, judged} from './gauge.ts';
import {ratioText, sumText} from './overcommit-text.ts';

interface Mode {
  readonly label: string;
  readonly rate: 'userPercent' | 'systemPercent' | 'guestPercent' | 'iowaitPercent' | 'stealPercent';
  readonly style: Style;
  readonly priority: number;
  readonly limits?: Limits;
}

/** What the pCPUs do, in the order of the bar; waiting for I/O is idle time and no part of it. */
const modes: readonly Mode[] = [
  {label: 'usr', rate: 'userPercent', style: 'user', priority: 4},
  {label: 'sys', rate: 'systemPercent', style: 'system', priority: 5},
  {label: 'guest', rate: 'guestPercent', style: 'guest', priority: 3},
  {label: 'io', rate: 'iowaitPercent', style: 'iowait', priority: 6, limits: hostLimits.iowaitPercent},
  {label: 'steal', rate: 'stealPercent', style: 'steal', priority: 7, limits: hostLimits.stealPercent},
];

function modeSpans({label, rate, style, limits}: Mode, {rates}: Header, look: Look): readonly Span[] {
  const value = rates[rate];
  if (value === undefined) {
    return [];
  }
  // Two cells for each, so that nothing moves from tick to tick.
  const text = value.toFixed(0).padStart(2);
  return [{text: `${label} `, style}, limits === undefined ? {text} : judged(text, value, limits, look)];
}

function vcpuSpans({polled, overcommit}: Header, look: Look): readonly Span[] {
  const {vcpus, vcpusUnknown, pcpus} = overcommit;
  if (polled === undefined) {
    return [];
  }
  const running = `${sumText(vcpus, vcpusUnknown, String, look)} vCPU running`;
  return [{text: [...(pcpus === undefined ? [] : [`${pcpus} pCPU`]), running].join(glyphs(look).dot)}];
}

/** How busy the pCPUs are, with what, and how many vCPUs share them. */
export function cpuParts(header: Header, look: Look, width: number): Part[] {
  const {rates, overcommit, load} = header;
  const gauge = {
    label: 'CPU',
    percent: rates.busyPercent,
    limits: hostLimits.busyPercent,
    segments: modes
      .filter(({rate}) => rate !== 'iowaitPercent')
      .map(({rate, style}) => ({percent: rates[rate], style})),
  };
  const ratio = ratioText(overcommit.vcpuRatio);
  return [
    {spans: gaugeSpans(gauge, header, look, width), priority: 0},
    ...modes.map((mode) => ({spans: modeSpans(mode, header, look), priority: mode.priority})),
    {spans: vcpuSpans(header, look), priority: 2},
    {spans: ratio === '' ? [] : [judged(ratio, overcommit.vcpuRatio, hostLimits.cpuRatio, look)], priority: 1},
    {spans: load === undefined ? [] : [{text: `load ${short(load[0])}`}], priority: 8},
  ];
}
