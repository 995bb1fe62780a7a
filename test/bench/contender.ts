import {type ChildProcess, execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {promisify} from 'node:util';
import type {Lab} from '../lab/lab.ts';
import {program} from '../pty/program.ts';
import {openTerminal} from '../pty/terminal.ts';
import {helpersCpuMs, processCpu} from './cpu.ts';

/** Something that watches all domains of a lab, once per delay. */
export interface Contender {
  readonly name: string;
  /** Starts it; resolves when it shows or has read its first answer. */
  start(lab: Lab, delaySeconds: number): Promise<Running>;
}

export interface Running {
  /** CPU time so far, in milliseconds. */
  spent(): Promise<{readonly program: number; readonly virsh: number}>;
  stop(): Promise<void>;
}

async function inTerminal(argv: readonly [string, ...string[]], lab: Lab, first: string): Promise<Running> {
  const terminal = openTerminal({argv, env: lab.programEnv, columns: 120, rows: 40});
  await terminal.waitFor(first, {timeoutMs: 30_000});
  return {
    spent: async () => ({program: (await processCpu(terminal.pid)).own, virsh: await helpersCpuMs(terminal.pid)}),
    async stop() {
      await terminal.press('q');
      await terminal.exited;
      await terminal.close();
    },
  };
}

function discard(child: ChildProcess): void {
  child.stdout?.resume();
}

/** One virsh that answers all polls. Its reader costs nothing here. */
async function session(lab: Lab, delaySeconds: number): Promise<Running> {
  const child = spawn(lab.wrapper, ['-q'], {
    env: {...process.env, ...lab.programEnv},
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  discard(child);
  const ask = () => child.stdin.write('domstats\n');
  const timer = setInterval(ask, delaySeconds * 1000);
  ask();
  await once(child.stdout, 'data');
  return {
    spent: async () => ({program: 0, virsh: (await processCpu(child.pid ?? 0)).own}),
    async stop() {
      clearInterval(timer);
      child.stdin.end();
      await once(child, 'close');
    },
  };
}

/** A virsh for each poll. Their CPU time is what this process's ended children have used meanwhile. */
async function spawned(lab: Lab, delaySeconds: number): Promise<Running> {
  const before = (await processCpu(process.pid)).endedChildren;
  const ask = () =>
    discard(
      spawn(lab.wrapper, ['-q', 'domstats'], {
        env: {...process.env, ...lab.programEnv},
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    );
  const timer = setInterval(ask, delaySeconds * 1000);
  ask();
  return {
    spent: async () => ({program: 0, virsh: (await processCpu(process.pid)).endedChildren - before}),
    stop: async () => clearInterval(timer),
  };
}

const always: readonly Contender[] = [
  {
    name: 'kvmtop',
    start: (lab, delay) => inTerminal([...program, '-d', String(delay)], lab, '%RDY'),
  },
  {name: 'domstats session', start: session},
  {name: 'domstats spawned', start: spawned},
];

const virtTop: Contender = {
  name: 'virt-top',
  start: (lab, delay) =>
    inTerminal(
      [lab.prefix[0] ?? '', ...lab.prefix.slice(1), 'virt-top', '-c', lab.uri, '-d', String(delay)],
      lab,
      '%CPU',
    ),
};

/** kvmtop, what it is held against, and virt-top where it is installed. */
export async function contenders(): Promise<readonly Contender[]> {
  const installed = await promisify(execFile)('virt-top', ['--version']).then(
    () => true,
    () => false,
  );
  return installed ? [...always, virtTop] : always;
}
