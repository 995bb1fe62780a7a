import {VirshError} from '../../../source/virsh/errors.ts';
import type {RunResult, Virsh} from '../../../source/virsh/virsh.ts';

/** A virsh that answers by the command, and remembers what it was asked. An answer that is an error is thrown. */
export function fakeVirsh(
  answers: Readonly<Record<string, string | VirshError | (() => string | VirshError)>>,
  run: Partial<RunResult> = {},
): Virsh & {readonly asked: string[]} {
  const asked: string[] = [];
  return {
    asked,
    async ask([command = '']) {
      asked.push(command);
      const known = answers[command] ?? '';
      const answer = typeof known === 'function' ? known() : known;
      if (answer instanceof VirshError) throw answer;
      return answer;
    },
    async run(argv) {
      asked.push(argv.join(' '));
      return {stdout: '', exitCode: 0, error: undefined, ...run};
    },
    words: () => ['virsh'],
    watch: () => ({stop: () => undefined}),
    cpuMs: () => undefined,
    close: async () => undefined,
  };
}

export const failed = new VirshError('failed', 'it did not work', []);
export const away = new VirshError('connection', 'Cannot recv data', []);
