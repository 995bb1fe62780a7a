import type {Lab} from '../../lab/lab.ts';
import {type KvmtopOptions, openKvmtop} from '../kvmtop.ts';
import type {Terminal} from '../terminal.ts';

type Lines = readonly string[];

/** Opens kvmtop on a lab, with its rows on the screen in the order of their names. */
export async function openOperate(lab: Lab, options: Partial<KvmtopOptions> = {}): Promise<Terminal> {
  const terminal = openKvmtop({lab, ...options});
  await terminal.waitFor(/\d domains?/);
  // Commands that are copied name it.
  await terminal.waitFor(/^ kvmtop +\w+:\/\/\//m);
  await terminal.press('A');
  await terminal.waitFor(/sort NAME/);
  return terminal;
}

/** The row of a domain, whatever it says in place of its state. */
interface Row {
  readonly index: number;
  readonly marked: boolean;
  /** From its state on. */
  readonly text: string;
}

/** Finds the row of a domain on the table; undefined when there is none. */
export function rowAt(lines: Lines, name: string): Row | undefined {
  for (const [index, line] of lines.entries()) {
    const [, mark, cells = ''] = /^[> ]([* ])[vVcC ][!~ ] *(?:(?:\d+|–) +)?(\S.*)$/.exec(line) ?? [];
    if (cells.startsWith(`${name} `)) return {index, marked: mark === '*', text: cells.slice(name.length).trimStart()};
  }
  return undefined;
}

function cursorOf(lines: Lines): number {
  return lines.findIndex((line) => /^>[* ][vVcC ][!~ ]/.test(line));
}

/** Waits until a domain's row, from its state on, matches. */
export function waitForState(terminal: Terminal, name: string, state: RegExp, timeoutMs?: number): Promise<string[]> {
  const shows = (lines: Lines) => state.test(rowAt(lines, name)?.text ?? '');
  return terminal.waitFor(shows, {what: `${name} ${state}`, timeoutMs});
}

/** Moves the cursor of the table to a domain that is in sight. */
export async function select(terminal: Terminal, name: string): Promise<void> {
  const isThere = (screen: Lines) => rowAt(screen, name) !== undefined && cursorOf(screen) >= 0;
  const lines = await terminal.waitFor(isThere, {what: `the row of ${name}`});
  const by = (rowAt(lines, name)?.index ?? 0) - cursorOf(lines);
  terminal.type((by > 0 ? 'j' : 'k').repeat(Math.abs(by)));
  await terminal.waitFor((screen) => rowAt(screen, name)?.index === cursorOf(screen), {what: `the cursor on ${name}`});
}

/** Marks these domains and no others. */
export async function mark(terminal: Terminal, names: readonly string[]): Promise<void> {
  if (terminal.screen().some((line) => /\d marked/.test(line))) await terminal.press('u');
  await terminal.waitFor((lines) => !/\d marked/.test(lines.join('\n')));
  for (const name of names) {
    await select(terminal, name);
    await terminal.press('m');
    await terminal.waitFor((lines) => rowAt(lines, name)?.marked === true, {what: `${name} marked`});
  }
}

function hasPanel(lines: Lines): boolean {
  return lines.some((line) => line.includes('└─'));
}

/** Opens the action menu, once all facts are read, and presses the letter of an operation in it. */
export async function menu(terminal: Terminal, letter: string): Promise<void> {
  await terminal.press('a');
  const isRead = (lines: Lines) => hasPanel(lines) && !lines.join('\n').includes('still being read');
  await terminal.waitFor(isRead, {what: 'the action menu'});
  await terminal.press(letter);
  await terminal.waitFor((lines) => !lines.some((line) => line.includes('├─')), {what: 'the menu closed'});
}

/** Fills in a field of the open question: a text, or a choice by its label. */
export async function fill(terminal: Terminal, label: string, value: string): Promise<void> {
  const focused = (lines: Lines) => lines.find((line) => / > \S/.test(line)) ?? '';
  await terminal.waitFor(label);
  for (let step = 0; step < 10; step += 1) await terminal.press('up');
  await terminal.waitFor((lines) => focused(lines) !== '', {what: 'a field with the keys'});
  while (!focused(terminal.screen()).includes(`> ${label}`)) {
    const before = focused(terminal.screen());
    await terminal.press('down');
    await terminal.waitFor((lines) => focused(lines) !== before, {what: `the field ${label}`});
  }
  const isChoice = /\[[^\]]+\]/.test(focused(terminal.screen()));
  // Of a long text the field shows the end.
  const filled = isChoice ? `[${value}]` : value.slice(-20);
  if (!isChoice) terminal.type(`\u0015${value}`);
  for (let turn = 0; isChoice && turn < 10 && !focused(terminal.screen()).includes(filled); turn += 1) {
    const before = focused(terminal.screen());
    await terminal.press('right');
    await terminal.waitFor((lines) => focused(lines) !== before, {what: filled});
  }
  await terminal.waitFor((lines) => focused(lines).includes(filled), {what: `${label} ${value}`});
}

/** Confirms the open question: by `enter`, by `y`, or by the word that it wants. */
export async function confirm(terminal: Terminal, word: string): Promise<void> {
  await terminal.waitFor(/: leave it/);
  for (let step = 0; step < 10; step += 1) await terminal.press('down');
  await terminal.waitFor(/: do it/, {what: 'a question that can be confirmed'});
  if (word === 'y' || word === 'enter') {
    await terminal.press(word);
  } else {
    terminal.type(word);
    await terminal.waitFor(`to confirm: ${word}`);
    await terminal.press('enter');
  }
  await terminal.waitFor((lines) => !hasPanel(lines), {what: 'the question closed'});
}

/** What a question wants: its fields by label, and what confirms it; undefined where nothing is asked. */
export interface Answer {
  readonly fields?: Readonly<Record<string, string>>;
  readonly word?: string;
}

/** Carries out one operation by the menu, with its question if there is one. */
export async function operate(terminal: Terminal, letter: string, {fields = {}, word}: Answer = {}): Promise<void> {
  await menu(terminal, letter);
  for (const [label, value] of Object.entries(fields)) await fill(terminal, label, value);
  if (word !== undefined) await confirm(terminal, word);
}
