import {expect, onTestFinished} from 'vitest';
import type {Lab} from '../lab/lab.ts';
import {program} from './program.ts';
import {openTerminal, type Terminal} from './terminal.ts';

export interface KvmtopOptions {
  /** Where its virsh leads; the machine's own libvirt is never asked. */
  readonly lab: Lab;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly columns?: number;
  readonly rows?: number;
  /** Run below a shell that prints the exit code and the terminal's settings afterwards. */
  readonly shell?: boolean;
}

const shellScript = 'stty -echo; stty echo; "$@"; echo "code $?"; stty -a; exec cat';

/** Opens kvmtop on a lab with a fast tick, until the test ends. */
export function openKvmtop({lab, args = ['-d', '0.5'], env, shell = false, ...size}: KvmtopOptions): Terminal {
  const argv = [...program, ...args] as const;
  const terminal = openTerminal({
    argv: shell ? ['sh', '-c', shellScript, 'sh', ...argv] : argv,
    env: {...lab.programEnv, ...env},
    ...size,
  });
  onTestFinished(async () => {
    await terminal.close();
  });
  return terminal;
}

/** What the row of a domain says, as text; undefined when there is none on the screen. */
export interface RowText {
  readonly state: string;
  readonly vcpus: string;
  readonly cpu: string;
  readonly ready: string;
  readonly line: string;
  readonly selected: boolean;
}

const states = 'running|idle|paused|in shutdown|shut off|crashed|pmsuspended|stuck \\S+';

/** Finds the row of a domain in the domains view and reads its first columns. */
export function rowOf(lines: readonly string[], name: string): RowText | undefined {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^(.{2}).*?\\s?${escaped}\\s+(${states})\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)`);
  for (const line of lines) {
    const [, gutter, state, vcpus, cpu, ready] = pattern.exec(line) ?? [];
    if (gutter !== undefined && state && vcpus && cpu && ready) {
      return {state, vcpus, cpu, ready, line, selected: gutter.includes('>')};
    }
  }
  return;
}

/** The names of those domains in the order in which they stand on the screen. */
export function orderOf(lines: readonly string[], names: readonly string[]): string[] {
  return lines.flatMap((line) => names.filter((name) => rowOf([line], name)));
}

/** Waits until a domain's row satisfies a test, and returns it. */
export async function waitForRow(
  terminal: Terminal,
  name: string,
  test: (row: RowText) => boolean = () => true,
  timeoutMs = 30_000,
): Promise<RowText> {
  const isThere = (lines: readonly string[]) => {
    const row = rowOf(lines, name);
    return row !== undefined && test(row);
  };
  const lines = await terminal.waitFor(isThere, {timeoutMs, what: `the wanted row of ${name}: ${test}`});
  const row = rowOf(lines, name);
  if (!row) throw new Error(`${name} has left the screen.`);
  return row;
}

/**
 * Waits until kvmtop hears of what happens, which it does not say: a running domain is stopped for a moment, again and
 * again, until its events are on screen.
 */
export async function waitUntilHeard(terminal: Terminal, lab: Lab, name: string): Promise<void> {
  await terminal.press('E');
  const provoked = async () => {
    await lab.virsh(['suspend', '--domain', name]);
    await lab.virsh(['resume', '--domain', name]);
    return terminal.screen().join('\n');
  };
  await expect.poll(provoked).toMatch(new RegExp(`${name} +lifecycle +Resumed`));
  await terminal.press('escape');
}

/** Whether a figure is known. */
export function isNumber(text: string): boolean {
  return /^~?\d/.test(text);
}
