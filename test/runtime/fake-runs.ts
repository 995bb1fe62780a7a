import type {Run} from '../../source/state/run.ts';
import {VirshError} from '../../source/virsh/errors.ts';
import type {RunOptions, RunResult, Virsh} from '../../source/virsh/virsh.ts';

/** What was sent to the fake, until a test ends it. */
export interface Sent {
  readonly line: string;
  readonly options: RunOptions;
  end(result?: Partial<RunResult>): void;
}

export interface FakeRuns {
  readonly virsh: Virsh;
  /** All that was sent, also what has ended. */
  readonly sent: readonly Sent[];
  /** Lines that the session was asked. */
  readonly asked: readonly string[];
  /** What the session answers; anything else is refused. */
  readonly answers: Map<string, string>;
}

/** A virsh whose commands end when a test says so, or when they are given up. */
export function createFakeRuns(): FakeRuns {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const answers = new Map<string, string>();
  const virsh: Virsh = {
    async ask(argv) {
      const line = argv.join(' ');
      asked.push(line);
      const answer = answers.get(line);
      if (answer === undefined) throw new VirshError('failed', `not expected: ${line}`, argv);
      return answer;
    },
    run(argv, options = {}) {
      const line = argv.join(' ');
      return new Promise((resolve) => {
        options.signal?.addEventListener('abort', () => resolve({...failure(argv, 'given up'), exitCode: undefined}));
        sent.push({
          line,
          options,
          end: (result) => resolve({stdout: '', exitCode: result?.error ? 1 : 0, error: undefined, ...result}),
        });
      });
    },
    words: (argv) => ['virsh', ...argv],
    watch: () => ({stop() {}}),
    cpuMs: () => undefined,
    close: async () => {},
  };
  return {virsh, sent, asked, answers};
}

export function failure(argv: readonly string[], message: string): RunResult {
  return {stdout: '', exitCode: 1, error: new VirshError('failed', message, argv, 'Try it.')};
}

let lastId = 0;

/** A run that waits, of a batch of its own unless told otherwise. */
export function aRun(part: Partial<Run> = {}): Run {
  lastId += 1;
  return {
    id: lastId,
    batch: lastId,
    label: 'do',
    operation: undefined,
    uuid: `u${lastId}`,
    name: `d${lastId}`,
    program: 'virsh',
    argv: ['do', `u${lastId}`],
    how: 'background',
    readOnly: false,
    job: false,
    precheck: undefined,
    status: 'waiting',
    wallSeconds: 0,
    startedAt: undefined,
    endedAt: undefined,
    exitCode: undefined,
    error: undefined,
    advice: undefined,
    progress: undefined,
    ...part,
  };
}
