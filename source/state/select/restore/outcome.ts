import {isOver, type Run} from '../../run.ts';
import {wrapped} from '../../wrap.ts';
import type {RestoreItem} from './items.ts';

/** The run of a plan, and how it stands with the domain that it has made, once libvirt has told of it. */
export interface RestoreRun {
  readonly run: Run;
  readonly now: 'off' | 'started' | undefined;
}

const afterwards = {
  unknown: 'is restored, and is shut off.',
  off: 'is restored, and is shut off: press s to start it.',
  started: 'is restored, and was started.',
} as const;

/** How it stands with a restore that has been asked for: what it is at, or what came of it. */
export function outcomeItems({run, now}: RestoreRun, width: number): readonly RestoreItem[] {
  const lines = (kind: 'text' | 'good' | 'warning' | 'fault', words: string): readonly RestoreItem[] =>
    wrapped(words, width - 2).map((line) => ({kind, text: line}));
  if (!isOver(run)) {
    const {progress, ending, status} = run;
    const doing =
      status === 'waiting' ? 'It waits for its turn.' : `It is being restored: ${progress?.text ?? 'begun'}.`;
    return [
      ...lines('text', ending ? 'It is being cancelled: what was there before is put back.' : doing),
      ...(progress?.parts ?? []).map((part): RestoreItem => ({kind: 'part', part})),
    ];
  }
  if (run.status === 'done') {
    return [
      ...lines('good', `${run.name ?? 'The domain'} ${afterwards[now ?? 'unknown']}`),
      ...(run.error === undefined ? [] : lines('warning', run.error)),
    ];
  }
  const words = [run.error, run.advice].filter((part) => part !== undefined).join(' ');
  return lines('fault', `It was not restored. ${words}`.trim());
}
