import {shownWorld} from './shown.ts';
import type {State} from './state.ts';
import {troublesome} from './troublesome.ts';

/** How many lines of the screen each part has; they add up to its height. */
export interface Layout {
  /** Of the lines identity, CPU, memory and swap, the first so many. */
  readonly header: number;
  /** 1 when the heads of the columns are shown. */
  readonly columnHead: number;
  /** Of the worst findings, the first so many above the table. */
  readonly findings: number;
  readonly table: number;
  /** 1: hints, prompt or notice; more: above it the line of counts, or why the connection was lost. */
  readonly footer: number;
  /** Between header and footer: what a screen other than the table has to itself. */
  readonly body: number;
}

/** From which height of the screen each line is shown; what matters most at the foot of a small screen comes first. */
const lineFrom = {
  columnHead: 3,
  hints: 4,
  identity: 6,
  counts: 8,
  cpu: 10,
  memory: 12,
  swap: 14,
  reason: 16,
  advice: 17,
  finding: 24,
  secondFinding: 30,
} as const;
const headerLines = ['identity', 'cpu', 'memory', 'swap'] as const;
const footerLines = ['hints', 'counts'] as const;
const troubleLines = ['reason', 'advice'] as const;
const findingLines = ['finding', 'secondFinding'] as const;

/** Divides a screen of so many rows; the table keeps at least one of them. */
export function layoutOf(
  rows: number,
  {
    headerAtMost = headerLines.length,
    trouble = false,
    findings: findingsAtMost = 0,
  }: {headerAtMost?: number; trouble?: boolean; findings?: number} = {},
): Layout {
  const has = (line: keyof typeof lineFrom): boolean => rows >= lineFrom[line];
  const header = headerLines.slice(0, headerAtMost).filter(has).length;
  const footer = [...footerLines, ...(trouble ? troubleLines : [])].filter(has).length;
  const columnHead = has('columnHead') ? 1 : 0;
  const body = Math.max(1, rows - header - footer);
  const findings = findingLines.slice(0, findingsAtMost).filter(has).length;
  return {header, columnHead, findings, table: body - columnHead - findings, footer, body};
}

/**
 * The layout of the screen as it is: libvirt does not tell how a remote host swaps, why a connection was lost takes
 * sentences, and what is wrong takes room only while there is something.
 */
export function selectLayout(state: State): Layout {
  const {identity, connection, polled, triage} = shownWorld(state);
  const headerAtMost = identity?.local === false ? headerLines.length - 1 : headerLines.length;
  const trouble = connection.status === 'lost' && polled !== undefined;
  return layoutOf(state.size.rows, {headerAtMost, trouble, findings: troublesome(triage.findings).length});
}
