import {shellText} from '../model/shell-text.ts';
import type {Run} from '../state/run.ts';
import type {State} from '../state/state.ts';

/** The words with which a run can be repeated by hand, the connection included. */
export function wordsOf({world}: Pick<State, 'world'>, {program, argv, readOnly}: Run): readonly string[] {
  const uri = world.identity?.uri ?? world.connection.uri;
  if (program === 'kvmtop') return ['kvmtop', ...(uri === undefined ? [] : ['-c', uri]), ...argv];
  if (program !== 'virsh') return [program, ...argv];
  return ['virsh', ...(uri === undefined ? [] : ['-c', uri]), ...(readOnly ? ['--readonly'] : []), ...argv];
}

/** Everything that is known of a run, in lines. */
export function runText(state: Pick<State, 'world'>, run: Run): string {
  const {status, uuid, name, wallSeconds, startedAt, endedAt, exitCode, error, advice} = run;
  const seconds = startedAt === undefined ? undefined : ((endedAt ?? state.world.at) - startedAt) / 1000;
  return [
    shellText(wordsOf(state, run)),
    '',
    `status     ${status}`,
    ...(uuid === undefined ? [] : [`domain     ${name ?? '–'}, ${uuid}`]),
    `asked for  ${new Date(wallSeconds * 1000).toLocaleString('sv-SE')}`,
    ...(seconds === undefined ? [] : [`took       ${seconds.toFixed(1)} s${endedAt === undefined ? ' so far' : ''}`]),
    ...(exitCode === undefined ? [] : [`exit code  ${exitCode}`]),
    ...[error, advice].flatMap((text) => (text === undefined ? [] : ['', text])),
  ].join('\n');
}
