import {unknown} from '../../format/look.ts';
import {bytes, percent} from '../../format/number.ts';
import {safeText} from '../../format/safe-text.ts';
import {counted} from '../../model/words.ts';
import type {TriageItem} from '../../state/select/triage.ts';
import type {Way} from '../../triage/ledger.ts';
import {thresholds} from '../../triage/thresholds.ts';
import type {LineColumn} from '../line-columns.ts';
import type {Look} from '../look.ts';
import {severityMark, severityOf, severityStyle} from '../severity.ts';
import type {Span} from '../span.ts';

/** The items of one kind. */
export type ItemOf<K extends TriageItem['kind']> = Extract<TriageItem, {readonly kind: K}>;

/** Names get a third of the screen, and what is left when that is more. */
function nameColumn<Row extends {readonly name: string}>(): LineColumn<Row> {
  return {
    title: 'DOMAIN',
    width: (screen) => Math.max(10, Math.min(32, Math.floor(screen / 3))),
    span: ({name}, look) => ({text: safeText(name, look)}),
  };
}

function sizeColumn<Row>(title: string, of: (row: Row) => number | undefined): LineColumn<Row> {
  return {
    title,
    width: () => Math.max(6, title.length),
    align: 'right',
    span: (row, look) => ({text: bytes(of(row), look)}),
  };
}

function shareText(value: number | undefined, look: Look): string {
  return percent(value, {...look, sign: true});
}

function readySpan({line: {readyPercent}}: ItemOf<'cpu'>, look: Look): Span {
  const severity = severityOf(readyPercent, thresholds.readyPercent);
  const mark = severity !== undefined && !look.color ? severityMark[severity] : '';
  return {text: mark + shareText(readyPercent, look), ...severityStyle(severity)};
}

/** A domain's vCPUs, what it uses, its share of what all ask for, and how long it waits. */
export const cpuColumns: readonly LineColumn<ItemOf<'cpu'>>[] = [
  nameColumn(),
  {
    title: 'VCPU',
    width: () => 6,
    align: 'right',
    span: ({line: {vcpus, abovePcpus}}, look) => {
      const mark = abovePcpus && !look.color ? severityMark.warn : '';
      return {text: mark + (vcpus ?? unknown(look)), ...severityStyle(abovePcpus ? 'warn' : undefined)};
    },
  },
  {title: 'USES', width: () => 6, align: 'right', span: ({line}, look) => ({text: shareText(line.usesPercent, look)})},
  {
    title: 'DEMAND',
    width: () => 6,
    align: 'right',
    span: ({line}, look) => ({text: shareText(line.demandPercent, look)}),
  },
  {title: 'READY', width: () => 6, align: 'right', span: readySpan},
];

/** Memory of a domain, as it is made up. */
export const memoryColumns: readonly LineColumn<ItemOf<'memory'>>[] = [
  nameColumn(),
  sizeColumn('ASSIGNED', ({line}) => line.assignedBytes),
  sizeColumn('BALLOONED', ({line}) => line.balloonedBytes),
  sizeColumn('RESIDENT', ({line}) => line.residentBytes),
  sizeColumn('SWAPPED', ({line}) => line.swappedBytes),
];

/** What a guest has, could do with, and gives. */
export const giverColumns: readonly LineColumn<ItemOf<'giver'>>[] = [
  nameColumn(),
  sizeColumn('NOW', ({giver}) => giver.currentBytes),
  sizeColumn('THEN', ({giver}) => giver.afterBytes),
  sizeColumn('GIVES', ({giver}) => giver.givesBytes),
  sizeColumn('HOST GETS', ({giver}) => giver.hostGetsBytes),
  sizeColumn('CACHES', ({giver}) => giver.cachesBytes),
];

/** Each way in words, and how its costs are written. */
const ways: Readonly<
  Record<Way['way'], {readonly name: string; readonly costs: (costs: number, look: Look) => string}>
> = {
  swap: {name: 'swap', costs: (costs, look) => `${bytes(costs, look)}/s to and fro`},
  balloon: {
    name: 'balloons',
    costs: (costs) => `${counted(costs, 'guest')} squeezed`,
  },
  ksm: {name: 'KSM', costs: (costs, look) => `${shareText(costs, look)} of a pCPU`},
};

/** What each way to over-commit memory gives and costs now. */
export const wayColumns: readonly LineColumn<ItemOf<'way'>>[] = [
  {title: 'WAY', width: () => 10, span: ({way}) => ({text: ways[way.way].name})},
  {
    title: 'GIVES NOW',
    width: () => 9,
    align: 'right',
    span: ({way}, look) => ({text: way.ready === false ? 'off' : bytes(way.givesBytes, look)}),
  },
  {
    title: 'COSTS NOW',
    width: () => Number.POSITIVE_INFINITY,
    span: ({way}, look) => ({
      text: way.ready === false || way.costs === undefined ? unknown(look) : ways[way.way].costs(way.costs, look),
    }),
  },
];
