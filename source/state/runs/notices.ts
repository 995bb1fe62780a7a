import {shellText} from '../../model/shell-text.ts';
import type {Run, RunStatus} from '../run.ts';
import type {Notice} from '../state.ts';
import {isAwaited} from './awaited.ts';

/** The command that has begun, as a shell takes it; of several the first. Undefined where a pager shows it anyway. */
export function begunNotice([first, ...others]: readonly Run[], dryRun: boolean): Notice | undefined {
  if (!first || first.how === 'pager') return undefined;
  const command = shellText([first.program, ...first.argv]);
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return {level: 'info', text: `${command}${more}${dryRun ? ' (dry run: not sent)' : ''}`};
}

/** What became of runs that were asked for together, once all are over; undefined where a pager shows it anyway. */
export function outcomeNotice(runs: readonly Run[]): Notice | undefined {
  const [first, ...others] = runs;
  if (!first || (first.how === 'pager' && first.status === 'done')) return undefined;
  const text = others.length === 0 ? outcomeOfOne(first) : outcomeOfMany(first.label, runs);
  return {level: levelOf(runs), text};
}

/** The ways in which runs end, in the order in which they are told. */
const endings = [
  {text: 'done', status: 'done'},
  {text: 'failed', status: 'failed'},
  {text: 'cancelled', status: 'cancelled', begun: true},
  {text: 'cancelled before it began', status: 'cancelled', begun: false},
  {text: 'given up', status: 'abandoned'},
  {text: 'not sent: this is a dry run', status: 'dry-run'},
] as const satisfies readonly {readonly text: string; readonly status: RunStatus; readonly begun?: boolean}[];

function isEnding({status, startedAt}: Run, ending: (typeof endings)[number]): boolean {
  return status === ending.status && (!('begun' in ending) || ending.begun === (startedAt !== undefined));
}

/** How it goes on from what kvmtop itself has done. */
const afterwards: Readonly<Record<string, string>> = {
  backup: 'B shows it',
  verify: 'all is as it was written',
  restore: 'it is shut off, and can be started from its action menu (a)',
};

function outcomeOfOne(run: Run): string {
  const subject = run.name === undefined ? run.label : `${run.label} ${run.name}`;
  if (run.status === 'done' && run.error !== undefined) return `${subject}: done, but ${reasonOf(run)}`;
  if (run.status === 'done' && isAwaited(run)) return `${subject}: asked; the guest takes its time, or ignores it`;
  const after = run.status === 'done' && run.program === 'kvmtop' ? afterwards[run.argv[0] ?? ''] : undefined;
  if (after !== undefined) return `${subject}: done; ${after}`;
  const ending = endings.find((one) => isEnding(run, one))?.text ?? run.status;
  return `${subject}: ${run.status === 'failed' ? reasonOf(run) : ending}`;
}

function outcomeOfMany(label: string, runs: readonly Run[]): string {
  const counts = endings
    .map((ending) => ({ending, count: runs.filter((run) => isEnding(run, ending)).length}))
    .filter(({count}) => count > 0)
    .map(({ending, count}) => `${count} ${ending.text}`);
  const failed = runs.find(({status}) => status === 'failed') ?? runs.find(({error}) => error !== undefined);
  const reason = failed ? [[failed.name, reasonOf(failed)].filter((part) => part !== undefined).join(': ')] : [];
  return [label, counts.join(', '), ...reason].join(': ');
}

/** Error and advice as sentences on one line. */
function reasonOf({error, advice, exitCode}: Run): string {
  const words = error ?? (exitCode === undefined ? 'It failed' : `It ended with exit code ${exitCode}`);
  return [words, advice]
    .flatMap((part) => part?.replace(/\s+/gu, ' ').trim() || [])
    .map((sentence) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

function levelOf(runs: readonly Run[]): Notice['level'] {
  const statuses = new Set(runs.map(({status}) => status));
  if (statuses.has('failed')) return 'error';
  const isHalf = statuses.has('cancelled') || statuses.has('abandoned') || runs.some(({error}) => error !== undefined);
  return isHalf ? 'warning' : 'info';
}
