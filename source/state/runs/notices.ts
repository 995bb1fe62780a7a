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

const endings = [
  ['done', 'done'],
  ['failed', 'failed'],
  ['cancelled', 'cancelled'],
  ['abandoned', 'given up'],
  ['dry-run', 'not sent: this is a dry run'],
] as const satisfies readonly (readonly [RunStatus, string])[];

function outcomeOfOne(run: Run): string {
  const subject = run.name === undefined ? run.label : `${run.label} ${run.name}`;
  if (run.status === 'done' && run.error !== undefined) return `${subject}: done, but ${reasonOf(run)}`;
  if (run.status === 'done' && isAwaited(run)) return `${subject}: asked; the guest takes its time, or ignores it`;
  if (run.status === 'cancelled' && run.startedAt === undefined) return `${subject}: cancelled before it began`;
  const ending = endings.find(([status]) => status === run.status)?.[1] ?? run.status;
  return `${subject}: ${run.status === 'failed' ? reasonOf(run) : ending}`;
}

function outcomeOfMany(label: string, runs: readonly Run[]): string {
  const counts = endings
    .map(([status, ending]) => ({ending, count: runs.filter((run) => run.status === status).length}))
    .filter(({count}) => count > 0)
    .map(({ending, count}) => `${count} ${ending}`);
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
