import {constants} from 'node:os';
import {setImmediate} from 'node:timers/promises';
import {spawn} from '@lydell/node-pty';
import {keySequence} from './keys.ts';
import {createScreen, type Screen} from './screen.ts';

export interface TerminalOptions {
  /** The program and its arguments. */
  readonly argv: readonly [string, ...string[]];
  /** On top of this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly columns?: number;
  readonly rows?: number;
}

/** What to wait for: a text or pattern somewhere on the screen, or a question about its lines. */
export type Wanted = string | RegExp | ((lines: readonly string[]) => boolean);

export interface Exit {
  readonly code: number;
  /** The signal that ended the program, such as SIGKILL. */
  readonly signal: NodeJS.Signals | undefined;
}

/** A program that runs in a terminal of its own. */
export interface Terminal {
  readonly pid: number;
  /** What is on the screen; cells, cursor, modes. */
  readonly model: Screen;
  /** The lines on the screen without trailing blanks. */
  screen(): string[];
  /**
   * Resolves with the lines as soon as they show what is wanted; they are looked at after each whole frame.
   * @throws when the time is up or the program ends; the error shows the screen
   */
  waitFor(wanted: Wanted, options?: {readonly timeoutMs?: number; readonly what?: string}): Promise<string[]>;
  /** Presses keys by name, one write each. An escape with a key close behind it is alt and that key, as everywhere. */
  press(...keys: readonly string[]): Promise<void>;
  /** Sends text as it is in a single write, as a fast typist or a slow line does. */
  type(text: string): void;
  /** Sends text as a terminal does on a paste, between marks if the program asked for them. */
  paste(text: string): void;
  resize(columns: number, rows: number): void;
  signal(name: NodeJS.Signals): void;
  readonly exited: Promise<Exit>;
  /** Every byte that the program wrote. */
  raw(): Buffer;
  /** @returns a function that says how many bytes have come since this call */
  mark(): () => number;
  /** Ends the program, if it still runs, and waits for its end. */
  close(): Promise<Exit>;
}

/** Variables that this process may carry and that would make the program behave otherwise than for a user. */
const neutral: Readonly<Record<string, string | undefined>> = {
  CI: 'false',
  TERM: 'xterm-256color',
  LC_ALL: 'C.UTF-8',
  NO_COLOR: undefined,
  FORCE_COLOR: undefined,
  NODE_ENV: undefined,
  NODE_OPTIONS: undefined,
  VITEST: undefined,
  COLUMNS: undefined,
  LINES: undefined,
};

function shows(lines: readonly string[], wanted: Wanted): boolean {
  if (typeof wanted === 'function') {
    return wanted(lines);
  }
  const text = lines.join('\n');
  return typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text);
}

function framed(lines: readonly string[], columns: number): string {
  const rule = `+${'-'.repeat(columns)}+`;
  return [rule, ...lines.map((line) => `|${line}`), rule].join('\n');
}

function signalName(number: number | undefined): NodeJS.Signals | undefined {
  const entry = Object.entries(constants.signals).find(([, value]) => value === number);
  return entry?.[0] as NodeJS.Signals | undefined;
}

/** Kills a process, which may have gone without our having been told yet. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

/** Starts a program in a pseudoterminal of the given size in character cells, 120×40 unless told. */
export function openTerminal({argv, env = {}, cwd, columns = 120, rows = 40}: TerminalOptions): Terminal {
  const [file, ...args] = argv;
  const merged = Object.entries({...process.env, ...neutral, ...env}).filter(([, value]) => value !== undefined);
  const model = createScreen(columns, rows);
  const pty = spawn(file, args, {
    name: 'xterm-256color',
    cols: columns,
    rows,
    cwd: cwd ?? process.cwd(),
    env: Object.fromEntries(merged),
    encoding: null,
  });

  const chunks: Buffer[] = [];
  const watchers = new Set<() => void>();
  let bytes = 0;
  let parsed: Promise<void> = Promise.resolve();
  let exit: Exit | undefined;

  const look = () => {
    for (const watcher of [...watchers]) {
      watcher();
    }
  };

  pty.onData((data: unknown) => {
    const chunk = data as Buffer;
    chunks.push(chunk);
    bytes += chunk.length;
    parsed = model.write(chunk).then(look);
  });

  const exited = new Promise<Exit>((resolve) => {
    pty.onExit(async ({exitCode, signal}) => {
      await parsed;
      exit = {code: exitCode, signal: signalName(signal)};
      look();
      resolve(exit);
    });
  });

  const waitFor: Terminal['waitFor'] = (wanted, {timeoutMs = 30_000, what = String(wanted)} = {}) =>
    new Promise((resolve, reject) => {
      const failure = new Error();
      const stop = () => {
        watchers.delete(check);
        clearTimeout(timer);
      };
      const fail = (reason: string) => {
        stop();
        failure.message = `${reason} before the screen showed ${what}. It shows:\n${framed(model.lines(), model.columns)}`;
        reject(failure);
      };
      const check = () => {
        const lines = model.lines();
        if (!model.drawing && shows(lines, wanted)) {
          stop();
          resolve(lines);
        } else if (exit) {
          fail(`The program ended (code ${exit.code}, signal ${exit.signal ?? 'none'})`);
        }
      };
      const timer = setTimeout(() => fail(`${timeoutMs} ms passed`), timeoutMs);
      watchers.add(check);
      check();
    });

  return {
    pid: pty.pid,
    model,
    screen: () => model.lines(),
    waitFor,
    async press(...keys) {
      for (const key of keys) {
        pty.write(keySequence(key));
        await setImmediate();
      }
    },
    type: (text) => pty.write(text),
    paste: (text) => pty.write(model.bracketedPaste ? `\u001b[200~${text}\u001b[201~` : text),
    resize(newColumns, newRows) {
      model.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    signal(name) {
      process.kill(pty.pid, name);
    },
    exited,
    raw: () => Buffer.concat(chunks),
    mark() {
      const start = bytes;
      return () => bytes - start;
    },
    async close() {
      if (!exit) {
        end(pty.pid);
      }
      const last = await exited;
      model.dispose();
      return last;
    },
  };
}
